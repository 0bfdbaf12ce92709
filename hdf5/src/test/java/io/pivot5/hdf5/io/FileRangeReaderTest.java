package io.pivot5.hdf5.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileRangeReaderTest extends RangeReaderContract {

    @TempDir
    private Path directory;

    @Override
    RangeReader reader(byte[] content) throws IOException {
        return FileRangeReader.open(Files.write(directory.resolve("content"), content));
    }
}
