package dev.headroom.report.capacity;

import java.util.ArrayList;
import java.util.List;

/**
 * From values to pixels, evenly or by powers.
 *
 * @param low the value at the axis' beginning, above 0 if {@code logarithmic}
 * @param from the pixel it lies at; may be larger than {@code to}, for an axis that rises
 */
record Axis(double low, double high, double from, double to, boolean logarithmic) {

    Axis {
        if (!(low < high) || (logarithmic && low <= 0)) {
            throw new IllegalArgumentException("An axis goes from low to high, got " + low + " to " + high);
        }
    }

    /** Values beyond the ends lie on them. */
    double at(double value) {
        double bounded = Math.min(high, Math.max(low, value));
        double share = logarithmic ? Math.log(bounded / low) / Math.log(high / low) : (bounded - low) / (high - low);
        return from + share * (to - from);
    }

    /** Round values along it, five to ten of them on an even axis. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double decade = Math.pow(10, Math.floor(Math.log10(low))); decade <= high; decade *= 10) {
                for (double step : high / low < 30 ? new double[] {1, 2, 5} : new double[] {1}) {
                    if (decade * step >= low * 0.999 && decade * step <= high * 1.001) {
                        ticks.add(decade * step);
                    }
                }
            }
            return ticks;
        }
        double raw = (high - low) / 6;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * (raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10);
        for (double tick = Math.ceil(low / step) * step; tick <= high * 1.0001; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }
}
