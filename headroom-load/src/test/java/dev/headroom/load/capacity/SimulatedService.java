package dev.headroom.load.capacity;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * M/M/c: Poisson arrivals, one queue, c workers with exponential service times. Simulated request by request; its response
 * times are also known exactly (Gross and Harris, Fundamentals of Queueing Theory, section 2.3).
 */
record SimulatedService(int workers, double meanServiceSeconds, long seed) {

    private static final double RAMP_UP_SECONDS = 2;

    double capacity() {
        return workers / meanServiceSeconds;
    }

    /** One probe in simulated time, after a lead-in that is not counted. */
    ProbeSample measure(double rate, Duration window) {
        var random = new Random(seed * 1_000_003 + Double.hashCode(rate) + window.toMillis());
        PriorityQueue<Double> freeAt = new PriorityQueue<>();
        for (int worker = 0; worker < workers; worker++) {
            freeAt.add(-RAMP_UP_SECONDS);
        }
        double seconds = window.toMillis() / 1e3;
        List<DurationHistogram> intervals = new ArrayList<>();
        for (int i = 0; i < Math.ceil(seconds); i++) {
            intervals.add(new DurationHistogram());
        }
        long requests = 0;
        double arrival = -RAMP_UP_SECONDS;
        while (true) {
            arrival += -Math.log1p(-random.nextDouble()) / rate;
            if (arrival >= seconds) {
                break;
            }
            double start = Math.max(arrival, freeAt.remove());
            double end = start - Math.log1p(-random.nextDouble()) * meanServiceSeconds;
            freeAt.add(end);
            if (arrival >= 0) {
                intervals.get((int) arrival).recordNanos((long) ((end - arrival) * 1e9));
                requests++;
            }
        }
        return new ProbeSample(window, requests, Map.of(), intervals, Duration.ofSeconds(1), valid(rate));
    }

    static SelfCheck valid(double rate) {
        return new SelfCheck(
                SelfCheck.Verdict.VALID,
                rate,
                rate,
                PercentileSummary.empty(),
                0,
                0,
                PercentileSummary.empty(),
                List.of());
    }

    /** The share of requests that take longer than this, exactly. */
    double shareOver(double seconds, double rate) {
        double mu = 1 / meanServiceSeconds;
        double waits = erlangC(rate / mu);
        double theta = workers * mu - rate;
        double served = Math.exp(-mu * seconds);
        if (Math.abs(theta - mu) < 1e-9 * mu) {
            return served * (1 + waits * mu * seconds);
        }
        return served + waits * mu / (theta - mu) * (served - Math.exp(-theta * seconds));
    }

    private double erlangC(double offered) {
        double inverseB = 1;
        for (int k = 1; k <= workers; k++) {
            inverseB = 1 + inverseB * k / offered;
        }
        double b = 1 / inverseB;
        return b / (1 - offered / workers * (1 - b));
    }

    /** The highest rate at which no more than this share takes longer, exactly. */
    double limit(double seconds, double mostOver) {
        double low = 0;
        double high = capacity();
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (shareOver(seconds, middle) < mostOver) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
