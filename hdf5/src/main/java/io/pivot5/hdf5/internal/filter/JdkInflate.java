package io.pivot5.hdf5.internal.filter;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Inflates with the zlib of the JDK.
final class JdkInflate implements Inflate {

    @Override
    public int inflate(Span stream, byte[] target, int at, int length) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stream.array(), stream.from(), stream.length());
            int written = 0;
            while (!inflater.finished() && written < length) {
                int count = inflater.inflate(target, at + written, length - written);
                if (count == 0 && !inflater.finished()) {
                    throw new DataFormatException(inflater.needsDictionary() ? "needs a dictionary" : "ends early");
                }
                written += count;
            }
            // A stream that fills the target may still have its checksum to come, but nothing more to say.
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                throw new DataFormatException("holds more than " + length + " bytes");
            }
            if (!inflater.finished()) {
                throw new DataFormatException("ends early");
            }
            return written;
        } finally {
            inflater.end();
        }
    }
}
