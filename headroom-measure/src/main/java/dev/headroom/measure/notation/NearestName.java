package dev.headroom.measure.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The name somebody most likely meant.
 *
 * @param name one of the valid names
 * @param edits letters inserted, deleted, replaced or swapped to get there, letter case aside
 */
public record NearestName(String name, int edits) {

    /** Beyond this nobody mistyped a name; it keeps hostile input from costing quadratic time. */
    private static final int LONGEST_NAME = 200;

    /** The nearest of the valid names, the first of equals; empty where none is near enough to be a typing error. */
    public static Optional<String> of(String written, Collection<String> valid) {
        if (written.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String folded = written.toLowerCase(Locale.ROOT);
        return valid.stream()
                .filter(name -> name.length() <= LONGEST_NAME)
                .map(name -> new NearestName(name, edits(folded, name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.edits <= tolerance(written, near.name))
                .min(Comparator.comparingInt(NearestName::edits))
                .map(NearestName::name);
    }

    /** {@code ; did you mean 'latency'?}, or nothing. */
    public static String question(String written, Collection<String> valid) {
        return of(written, valid).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    private static int tolerance(String written, String name) {
        int longer = Math.max(written.length(), name.length());
        return longer <= 2 ? 1 : Math.max(2, longer / 3);
    }

    /** Damerau's distance in its restricted form, optimal string alignment (Damerau 1964). */
    private static int edits(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[to.length()];
    }
}
