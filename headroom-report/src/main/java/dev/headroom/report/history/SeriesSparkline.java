package dev.headroom.report.history;

import dev.headroom.gate.history.PastPoint;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A series as a row of blocks of eight heights, from its lowest mean to its highest; each block is the mean of some points. */
public final class SeriesSparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private SeriesSparkline() {}

    /** At most so many columns wide. */
    public static String of(List<PastPoint> points, int columns) {
        int width = Math.min(columns, points.size());
        List<Double> means = IntStream.range(0, width)
                .mapToObj(column -> mean(points.subList((int) ((long) column * points.size() / width), (int)
                        ((long) (column + 1) * points.size() / width))))
                .toList();
        double low = means.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = means.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return means.stream().map(mean -> block(mean, low, high)).collect(Collectors.joining());
    }

    private static double mean(List<PastPoint> points) {
        return points.stream().mapToDouble(PastPoint::value).average().orElseThrow();
    }

    private static String block(double mean, double low, double high) {
        // Halved, so that a range wider than the widest number has a width all the same.
        double share = high > low ? (mean / 2 - low / 2) / (high / 2 - low / 2) : 0;
        int height = (int) Math.min(BLOCKS.length() - 1.0, share * BLOCKS.length());
        return BLOCKS.substring(height, height + 1);
    }
}
