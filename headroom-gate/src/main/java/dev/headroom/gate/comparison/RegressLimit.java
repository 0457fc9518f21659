package dev.headroom.gate.comparison;

import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.MetricUnit;

/**
 * How much worse a metric may get, as a user writes it: {@code p(95)=10%}.
 *
 * @param metric {@code p(95)}, {@code mean}, {@code score}, or a metric's own name
 * @param limit as a ratio above no change: 0.1 is 10 %. Throughput is judged by its inverse, the time one operation takes
 */
public record RegressLimit(String metric, double limit) {

    private static final int LONGEST = 200;

    public RegressLimit {
        if (metric.isBlank() || !(limit >= 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException(
                    "A limit has a metric and a ratio from 0 on, got " + metric + ", " + limit);
        }
    }

    /** Reads what a user wrote; the last equals sign parts metric and limit. */
    public static RegressLimit parse(String text) throws LimitException {
        int equals = text.lastIndexOf('=');
        if (text.length() > LONGEST || equals <= 0 || text.substring(0, equals).isBlank()) {
            String shown = text.length() <= LONGEST ? text : text.substring(0, 20) + "…";
            throw new LimitException(shown, "a limit has a metric and a ratio, as in p(95)=10%");
        }
        String metric = text.substring(0, equals).strip();
        if (metric.matches("p\\(.*\\)")) {
            metric = metric.replace(" ", "");
        }
        if (metric.matches("p\\(?\\d.*") && ForkStatistic.percentile(metric).isEmpty()) {
            throw new LimitException(text, "a percentile is written p(95) and lies above 0 and below 100");
        }
        try {
            return new RegressLimit(metric, MetricUnit.RATIO.parse(text.substring(equals + 1)));
        } catch (ExpressionException e) {
            throw new LimitException(text, "behind the equals sign: " + e.problem());
        }
    }

    /** As it is written. */
    public String text() {
        return metric + "=" + MetricUnit.percent(limit).replace(" ", "");
    }

    /** On the scale of logarithms, where changes add up. */
    double log() {
        return Math.log1p(limit);
    }
}
