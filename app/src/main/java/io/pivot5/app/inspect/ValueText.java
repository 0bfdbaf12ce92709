package io.pivot5.app.inspect;

import io.pivot5.hdf5.ReferenceValue;
import io.pivot5.hdf5.Values;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Elements as a person reads them, on one line without control characters.
final class ValueText {

    private static final int LONGEST = 200;

    private ValueText() {}

    static String of(List<Object> values) {
        String text = joined(values, "", "");
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /// A text in double quotes, escaped as in JSON.
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(point -> append(out, point));
        return out.append('"').toString();
    }

    /// A name as it is, unless it would not show as one.
    static String name(String name) {
        return name.isBlank() || name.chars().anyMatch(Character::isISOControl) ? quoted(name) : name;
    }

    private static void append(StringBuilder out, int point) {
        switch (point) {
            case '"', '\\' -> out.append('\\').appendCodePoint(point);
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isISOControl(point)) {
                    out.append("\\u%04x".formatted(point));
                } else {
                    out.appendCodePoint(point);
                }
            }
        }
    }

    private static String element(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, LONGEST));
            case List<?> list -> joined(list, "[", "]");
            case Values.Members members -> members(members);
            case Values.ComplexNumber(double real, double imaginary) ->
                real + (imaginary < 0 ? "" : "+") + imaginary + "i";
            case ReferenceValue reference -> reference(reference);
            default -> value.toString();
        };
    }

    private static String joined(List<?> values, String before, String after) {
        return values.stream().limit(LONGEST).map(ValueText::element).collect(Collectors.joining(", ", before, after));
    }

    private static String members(Values.Members members) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < members.names().size(); i++) {
            parts.add(name(members.names().get(i)) + ": "
                    + element(members.values().get(i)));
        }
        return parts.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static String reference(ReferenceValue reference) {
        return switch (reference) {
            case ReferenceValue.Nothing _ -> "null";
            case ReferenceValue.ToObject(long address) -> "object at " + address;
            case ReferenceValue.ToRegion(long address, ReferenceValue.Region region) ->
                region.count() + " elements of the dataset at " + address;
            case ReferenceValue.ToAttribute(long address, String name) ->
                "attribute " + quoted(name) + " of the object at " + address;
            case ReferenceValue.Unresolved(String reason) -> "unresolved: " + reason;
        };
    }
}
