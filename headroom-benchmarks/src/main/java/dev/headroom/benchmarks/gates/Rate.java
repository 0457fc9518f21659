package dev.headroom.benchmarks.gates;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import java.util.Locale;

/** How often something happened in so many trials. */
public record Rate(int times, int trials) {

    public static Rate none() {
        return new Rate(0, 0);
    }

    public Rate and(boolean happened) {
        return new Rate(times + (happened ? 1 : 0), trials + 1);
    }

    public double share() {
        return new Proportion(times, trials).share();
    }

    public Interval interval() {
        return new Proportion(times, trials).interval();
    }

    /** {@code 0.42 % [0.27, 0.68], n=4000}. */
    public String text() {
        if (trials == 0) {
            return "–";
        }
        Interval of = interval().times(100);
        return String.format(Locale.ROOT, "%.2f %% [%.2f, %.2f], n=%d", of.best(), of.low(), of.high(), trials);
    }
}
