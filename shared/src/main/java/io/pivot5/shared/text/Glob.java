package io.pivot5.shared.text;

import java.util.ArrayList;
import java.util.List;

/// A pattern over names: `*` stands for any run of characters, `?` for one, `[abc]`, `[a-z]` and `[!a-z]` for one of a
/// set; `[*]` is a star itself. Everything else, a bracket without its end included, is literal. Letter case counts.
///
/// Characters are code points. Matching goes back to the last star only, so it takes at most pattern length times name
/// length steps whatever the pattern; patterns above [#MAX_LENGTH] characters are refused.
public final class Glob {
    /// Longer than any name PostgreSQL or a bucket can hold is of use to nobody.
    public static final int MAX_LENGTH = 2048;

    private final String pattern;
    private final List<Part> parts;

    private Glob(String pattern, List<Part> parts) {
        this.pattern = pattern;
        this.parts = parts;
    }

    /// Reads a pattern; throws `IllegalArgumentException` only for one that is too long.
    public static Glob of(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a pattern has at most " + MAX_LENGTH + " characters");
        }
        return new Glob(pattern, parse(pattern.codePoints().toArray()));
    }

    /// Whether a text has anything in it that a glob reads as other than itself.
    public static boolean isPattern(String text) {
        return parse(text.codePoints().toArray()).stream().anyMatch(part -> !(part instanceof Literal));
    }

    public boolean matches(String name) {
        int[] characters = name.codePoints().toArray();
        int part = 0;
        int position = 0;
        int lastStar = -1;
        int starPosition = 0;
        while (position < characters.length) {
            if (part < parts.size() && parts.get(part) instanceof Star) {
                lastStar = part++;
                starPosition = position;
            } else if (part < parts.size() && parts.get(part).accepts(characters[position])) {
                part++;
                position++;
            } else if (lastStar >= 0) {
                part = lastStar + 1;
                position = ++starPosition;
            } else {
                return false;
            }
        }
        while (part < parts.size() && parts.get(part) instanceof Star) {
            part++;
        }
        return part == parts.size();
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static List<Part> parse(int[] pattern) {
        List<Part> parts = new ArrayList<>();
        int position = 0;
        while (position < pattern.length) {
            int character = pattern[position];
            int end = character == '[' ? endOfSet(pattern, position) : -1;
            if (end >= 0) {
                parts.add(set(pattern, position + 1, end));
                position = end;
            } else if (character == '?') {
                parts.add(new AnyOne());
            } else if (character != '*') {
                parts.add(new Literal(character));
            } else if (parts.isEmpty() || !(parts.getLast() instanceof Star)) {
                parts.add(new Star());
            }
            position++;
        }
        return List.copyOf(parts);
    }

    /// The closing bracket's place, or -1. A bracket right at the start of the set is a member of it.
    private static int endOfSet(int[] pattern, int open) {
        int first = open + 1;
        if (first < pattern.length && isNegation(pattern[first])) {
            first++;
        }
        for (int position = first + 1; position < pattern.length; position++) {
            if (pattern[position] == ']') {
                return position;
            }
        }
        return -1;
    }

    private static Part set(int[] pattern, int start, int end) {
        boolean negated = isNegation(pattern[start]);
        List<Range> ranges = new ArrayList<>();
        int position = negated ? start + 1 : start;
        while (position < end) {
            boolean range = position + 2 < end && pattern[position + 1] == '-';
            ranges.add(new Range(pattern[position], pattern[range ? position + 2 : position]));
            position += range ? 3 : 1;
        }
        return new OneOf(List.copyOf(ranges), negated);
    }

    private static boolean isNegation(int character) {
        return character == '!' || character == '^';
    }

    private sealed interface Part {
        boolean accepts(int character);
    }

    private record Star() implements Part {
        @Override
        public boolean accepts(int character) {
            return true;
        }
    }

    private record AnyOne() implements Part {
        @Override
        public boolean accepts(int character) {
            return true;
        }
    }

    private record Literal(int expected) implements Part {
        @Override
        public boolean accepts(int character) {
            return character == expected;
        }
    }

    private record OneOf(List<Range> ranges, boolean negated) implements Part {
        @Override
        public boolean accepts(int character) {
            return ranges.stream().anyMatch(range -> range.contains(character)) != negated;
        }
    }

    private record Range(int first, int last) {
        boolean contains(int character) {
            return first <= character && character <= last;
        }
    }
}
