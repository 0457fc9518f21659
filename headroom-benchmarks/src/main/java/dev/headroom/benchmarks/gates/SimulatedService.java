package dev.headroom.benchmarks.gates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Blocks of a simulated service on one machine, in ABBA order. After the change every request takes {@code factor} times as long. Seeded;
 * not thread-safe.
 */
public final class SimulatedService {

    private static final int SECONDS = 30;
    private static final int REQUESTS_A_SECOND = 40;
    private static final double BASE_NANOS = 10e6;
    private static final double RUNS = 40;

    /** Of the time between two arrivals that the server works, where requests queue. */
    private static final double BUSY = 0.5;

    private final ForkModel model;
    private final double factor;
    private final SplittableRandom random;
    private double machine;
    private int runs;

    public SimulatedService(ForkModel model, double factor, long seed) {
        this.model = model;
        this.factor = factor;
        this.random = new SplittableRandom(seed);
    }

    /** Both sides of the next block. */
    public record Pair(SimulatedRun before, SimulatedRun after) {}

    public Pair next() {
        boolean changedFirst = runs / 2 % 2 == 1;
        SimulatedRun first = run(changedFirst ? factor : 1);
        SimulatedRun second = run(changedFirst ? 1 : factor);
        return changedFirst ? new Pair(second, first) : new Pair(first, second);
    }

    private SimulatedRun run(double change) {
        machine += model.driftStep() * random.nextGaussian();
        double drift = machine + model.driftLinear() * runs / RUNS;
        runs++;
        boolean slow = random.nextDouble() < model.slowShare();
        double level = drift + model.forkDeviation() * random.nextGaussian() + (slow ? model.slowMedian() : 0);
        double tail = model.tailDeviation() * random.nextGaussian() + (slow ? model.slowTail() : 0);
        double innovation = model.secondDeviation() * Math.sqrt(1 - ForkModel.PERSISTENCE * ForkModel.PERSISTENCE);
        double second = model.secondDeviation() * random.nextGaussian();
        List<long[]> seconds = new ArrayList<>();
        var queue = new Queue();
        for (int s = 0; s < SECONDS; s++) {
            double[] times = second(level + second, tail);
            seconds.add(Arrays.stream(model.queueing() ? queue.waited(times) : times)
                    .mapToLong(time -> Math.round(time * change * BASE_NANOS))
                    .toArray());
            second = ForkModel.PERSISTENCE * second + innovation * random.nextGaussian();
        }
        return new SimulatedRun(seconds);
    }

    private double[] second(double level, double tail) {
        double[] times = new double[REQUESTS_A_SECOND];
        for (int i = 0; i < times.length; i++) {
            boolean slowWay = random.nextDouble() < ForkModel.SLOW_REQUESTS;
            double log = level + model.spread() * random.nextGaussian() + (slowWay ? ForkModel.SLOW_WAY + tail : 0);
            times[i] = Math.exp(log);
        }
        return times;
    }

    /** One server, first come first served; arrivals know nothing of each other (Lindley's recursion). */
    private final class Queue {

        private double wait;

        double[] waited(double[] serviceTimes) {
            double[] responses = new double[serviceTimes.length];
            for (int i = 0; i < responses.length; i++) {
                responses[i] = wait + serviceTimes[i];
                double gap = -Math.log(1 - random.nextDouble()) * meanService() / BUSY;
                wait = Math.max(0, responses[i] - gap);
            }
            return responses;
        }

        private double meanService() {
            double ordinary = Math.exp(model.spread() * model.spread() / 2);
            return ordinary * (1 + ForkModel.SLOW_REQUESTS * Math.expm1(ForkModel.SLOW_WAY));
        }
    }
}
