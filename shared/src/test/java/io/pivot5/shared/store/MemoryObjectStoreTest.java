package io.pivot5.shared.store;

final class MemoryObjectStoreTest extends ObjectStoreContract {
    private MemoryObjectStore memory = new MemoryObjectStore();

    @Override
    protected ObjectStore emptyStore() {
        memory = new MemoryObjectStore();
        return memory;
    }

    @Override
    protected int leftovers() {
        return memory.unfinishedUploads();
    }
}
