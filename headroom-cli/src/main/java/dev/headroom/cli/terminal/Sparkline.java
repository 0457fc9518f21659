package dev.headroom.cli.terminal;

import java.util.List;

/** A row of numbers as blocks of eight heights, from 0 to the largest. */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** The last {@code columns} of the values; what is no number, or below 0, is a gap. */
    static String of(List<Double> values, int columns) {
        List<Double> shown = values.subList(Math.max(0, values.size() - columns), values.size());
        double max = max(shown);
        var line = new StringBuilder();
        for (double value : shown) {
            if (!(value >= 0)) {
                line.append(' ');
            } else {
                int height = max <= 0 ? 0 : (int) Math.ceil(value / max * BLOCKS.length()) - 1;
                line.append(BLOCKS.charAt(Math.max(0, Math.min(BLOCKS.length() - 1, height))));
            }
        }
        return line.toString();
    }

    /** The largest number there is, 0 where there is none. */
    static double max(List<Double> values) {
        return values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> value >= 0)
                .max()
                .orElse(0);
    }
}
