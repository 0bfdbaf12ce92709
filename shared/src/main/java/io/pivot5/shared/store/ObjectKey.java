package io.pivot5.shared.store;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The name of an object: up to 1024 bytes of UTF-8, slashes between segments. One rule for every store, so that a key
/// means the same everywhere: no control characters, no segment that is empty, `.` or `..` (hence no slash at either
/// end), and nothing below `.pivot5`, where the directory store keeps unfinished uploads.
///
/// Objects of other programs whose keys break this rule (folder markers among them) are left out of listings.
public record ObjectKey(String value) implements Comparable<ObjectKey> {
    /// S3's limit.
    public static final int MAX_BYTES = 1024;

    /// The first segment that no key may have.
    public static final String RESERVED = ".pivot5";

    public ObjectKey {
        String problem = problem(value);
        if (!problem.isEmpty()) {
            throw new InvalidKeyException(problem);
        }
    }

    /// The key with this text.
    ///
    /// @throws InvalidKeyException if it breaks the rule
    public static ObjectKey of(String value) {
        return new ObjectKey(value);
    }

    /// Whether a key can be made of this text.
    public static boolean isValid(String value) {
        return problem(value).isEmpty();
    }

    /// Whether any key begins with this text.
    public static boolean isPrefix(String prefix) {
        return prefix.isEmpty() || isValid(prefix) || isValid(prefix + "x");
    }

    private static String problem(String value) {
        if (value.isEmpty()) {
            return "it is empty";
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return "it has a control character at " + i;
            }
        }
        try {
            int bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(value))
                    .remaining();
            if (bytes > MAX_BYTES) {
                return "it has " + bytes + " bytes, " + MAX_BYTES + " are allowed";
            }
        } catch (CharacterCodingException unpaired) {
            return "it is not Unicode text";
        }
        String[] segments = value.split("/", -1);
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return "it has the segment \"" + segment + "\"";
            }
        }
        return segments[0].toLowerCase(Locale.ROOT).equals(RESERVED) ? "it begins with " + RESERVED : "";
    }

    @Override
    public int compareTo(ObjectKey other) {
        return Utf8Order.COMPARATOR.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
