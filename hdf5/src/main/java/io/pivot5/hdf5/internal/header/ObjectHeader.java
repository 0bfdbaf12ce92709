package io.pivot5.hdf5.internal.header;

import java.util.List;
import java.util.Optional;

/// An object header with the messages of all its blocks.
///
/// @param address where it lies
/// @param messages in the order of the file, without padding and continuations
public record ObjectHeader(long address, List<HeaderMessage> messages) {

    /// Copies the list.
    public ObjectHeader {
        messages = List.copyOf(messages);
    }

    /// The first message of `type`.
    public Optional<HeaderMessage> first(int type) {
        return messages.stream().filter(message -> message.type() == type).findFirst();
    }

    /// Every message of `type`.
    public List<HeaderMessage> all(int type) {
        return messages.stream().filter(message -> message.type() == type).toList();
    }

    /// Whether there is a message of `type`.
    public boolean has(int type) {
        return first(type).isPresent();
    }
}
