package io.pivot5.shared.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Which existing names someone may have meant who wrote one that does not exist.
public final class NearestNames {
    /// Beyond this a name is no slip of the pen, and the comparison would cost.
    private static final int MAX_LENGTH = 128;

    private NearestNames() {}

    /// At most `limit` names, the nearest first: those that differ by few letters, and those that contain what was
    /// written or are contained in it.
    public static List<String> of(String wanted, Collection<String> names, int limit) {
        if (wanted.isEmpty() || wanted.length() > MAX_LENGTH) {
            return List.of();
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> !name.isEmpty() && name.length() <= MAX_LENGTH)
                .map(name -> new Scored(name, score(lower, name.toLowerCase(Locale.ROOT))))
                .filter(scored -> scored.score <= Math.max(2, wanted.length() / 3))
                .sorted(Comparator.comparingInt(Scored::score).thenComparing(Scored::name))
                .limit(limit)
                .map(Scored::name)
                .toList();
    }

    private static int score(String wanted, String name) {
        int distance = distance(wanted, name);
        boolean contained =
                Math.min(wanted.length(), name.length()) >= 3 && (name.contains(wanted) || wanted.contains(name));
        return contained ? Math.min(distance, 2) : distance;
    }

    /// Levenshtein's distance.
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int substitution = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(substitution, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }

    private record Scored(String name, int score) {}
}
