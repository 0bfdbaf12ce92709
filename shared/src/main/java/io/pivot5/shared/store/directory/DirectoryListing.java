package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ListEntry;
import io.pivot5.shared.store.ListPage;
import io.pivot5.shared.store.ListRequest;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.Utf8Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One page of a listing, walked in key order. Folders take part as their name with a slash, which is where their keys
/// stand among the others, and only those that can hold wanted keys are entered.
final class DirectoryListing {
    private final Path root;
    private final ListRequest request;
    private final List<ListEntry> entries = new ArrayList<>();

    /// The least name still wanted. Behind an entry: its name and the least character; behind a folder: its name with
    /// the character that follows the slash.
    private String from;

    /// `from` as it was when the page had its last entry.
    private String next = "";

    DirectoryListing(Path root, ListRequest request) throws StoreException {
        this.root = root;
        this.request = request;
        this.from = request.cursor().isPresent()
                ? ListCursor.decode(request.cursor().get())
                : "";
    }

    ListPage page() throws IOException {
        if (!ObjectKey.isPrefix(request.prefix())) {
            return new ListPage(List.of(), Optional.empty());
        }
        String folder = request.prefix().substring(0, request.prefix().lastIndexOf('/') + 1);
        if (isRealFolder(folder)) {
            walk(folder);
        }
        int limit = request.limit();
        return entries.size() > limit
                ? new ListPage(entries.subList(0, limit), Optional.of(ListCursor.encode(next)))
                : new ListPage(entries, Optional.empty());
    }

    private boolean isRealFolder(String folder) throws IOException {
        return folder.isEmpty() || FolderNames.isRealFolder(root, folder);
    }

    /// Adds what is wanted of a folder. Few names are kept at a time, so a folder is read once more when those few led
    /// to less than a page.
    private void walk(String folder) throws IOException {
        while (true) {
            int wanted = request.limit() + 1 - entries.size();
            List<FolderNames.Name> names = new FolderNames(root, folder, request.prefix(), from).least(wanted);
            for (FolderNames.Name name : names) {
                visit(name);
                if (entries.size() > request.limit()) {
                    return;
                }
            }
            if (names.size() < wanted) {
                return;
            }
        }
    }

    private void visit(FolderNames.Name name) throws IOException {
        if (!name.isFolder()) {
            Optional<FileVersion> version = FolderNames.version(root, name.key());
            if (version.isPresent()) {
                add(version.get().info(ObjectKey.of(name.key())), name.key() + "\0");
            }
            from = name.key() + "\0";
            return;
        }
        if (!request.folders() || !name.sortedAs().startsWith(request.prefix())) {
            walk(name.sortedAs());
            if (entries.size() > request.limit()) {
                return;
            }
        } else if (FolderNames.holdsObject(root, name.sortedAs())) {
            add(new ListEntry.Folder(name.sortedAs()), name.end());
        }
        from = name.end();
    }

    private void add(ListEntry entry, String behind) {
        entries.add(entry);
        if (entries.size() == request.limit()) {
            next = behind;
        }
    }

    /// Whether `left` stands before `right` in a listing.
    static boolean isBefore(String left, String right) {
        return Utf8Order.COMPARATOR.compare(left, right) < 0;
    }
}
