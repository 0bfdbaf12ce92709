package io.pivot5.shared.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The text of an API key: `pivot5_`, 43 characters of 256 random bits, 6 of a checksum. The fixed beginning lets
/// secret scanners find a leaked key, the checksum lets a mistyped one be refused without asking the database.
///
/// Only its SHA-256 is stored; with this much randomness a slow hash would protect nothing more.
public final class KeySecret {
    private static final String PREFIX = "pivot5_";
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = PREFIX.length() + 6;
    private static final Pattern FORM = Pattern.compile("pivot5_[A-Za-z0-9_-]{43}[A-Za-z0-9_-]{6}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String text;

    private KeySecret(String text) {
        this.text = text;
    }

    public static KeySecret generate() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String body = PREFIX + BASE64.encodeToString(random);
        return new KeySecret(body + checksum(body));
    }

    /// The key a client sent or a file holds, or nothing if it cannot be one.
    public static Optional<KeySecret> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String body = text.substring(0, text.length() - 6);
        return text.endsWith(checksum(body)) ? Optional.of(new KeySecret(text)) : Optional.empty();
    }

    /// The whole key; shown once to whoever made it.
    public String reveal() {
        return text;
    }

    /// What the list of keys shows of it.
    public String prefix() {
        return text.substring(0, SHOWN);
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long value = crc.getValue();
        byte[] bytes = {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
        return BASE64.encodeToString(bytes);
    }
}
