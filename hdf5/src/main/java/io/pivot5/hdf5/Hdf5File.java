package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.object.FileContext;
import io.pivot5.hdf5.io.RangeReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// An open HDF5 file. Safe for any number of threads.
///
/// Opening reads the superblock; everything else is read when it is asked for, and what was parsed lately is kept.
public final class Hdf5File implements Closeable {

    private final RangeReader reader;
    private final FileContext context;
    private final PathWalk paths;

    private Hdf5File(RangeReader reader, FileContext context) {
        this.reader = reader;
        this.context = context;
        this.paths = new PathWalk(context);
    }

    /// Opens the file of `reader` with the standard options.
    public static Hdf5File open(RangeReader reader) throws IOException {
        return open(reader, Hdf5Options.standard());
    }

    /// Opens the file of `reader`, which closes with it.
    ///
    /// @throws CorruptFileException if there is no superblock or it cannot be read
    public static Hdf5File open(RangeReader reader, Hdf5Options options) throws IOException {
        return new Hdf5File(reader, FileContext.open(reader, options));
    }

    /// The root group.
    public Group root() throws IOException {
        return paths.root();
    }

    /// The object at `path`, from the root; empty if a link on the way leads nowhere.
    public Optional<Hdf5Object> object(String path) throws IOException {
        return paths.find(paths.root(), path);
    }

    /// The object with its header at `address`, as references and [Hdf5Object#address] tell it.
    public Hdf5Object objectAt(long address, String path) throws IOException {
        return paths.at(address, path);
    }

    /// The version of the superblock.
    public int superblockVersion() {
        return context.superblock().version();
    }

    /// The bytes before the superblock that belong to the user.
    public long userBlockBytes() {
        return context.superblock().base();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    Optional<Hdf5Object> find(String path, PathWalk.Hops hops) throws IOException {
        return paths.findFromRoot(path, hops);
    }
}
