package io.pivot5.hdf5.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Link;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.Sizes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/// The forms of links that no writer at hand makes.
class LinkMessageTest {

    @Test
    void givesWhatAUserDefinedLinkHolds() throws CorruptFileException {
        byte[] message = {1, 0x08, (byte) 187, 1, 'u', 3, 0, 'a', 'b', 'c'};

        assertThat(LinkMessage.decode(cursor(message)))
                .isEqualTo(new Link.UserDefined("u", Link.NO_ORDER, 187, ByteBuffer.wrap(new byte[] {'a', 'b', 'c'})));
    }

    private static ByteCursor cursor(byte[] message) {
        return new ByteCursor(
                "link message", 0, ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN), new Sizes(8, 8));
    }
}
