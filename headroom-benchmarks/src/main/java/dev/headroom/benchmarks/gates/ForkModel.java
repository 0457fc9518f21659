package dev.headroom.benchmarks.gates;

import java.util.List;

/**
 * How processes of a service behave under load: what differs from process to process, what a machine does meanwhile, and how requests of
 * one process hang together. Logarithms of response times throughout, but for what is said to be a time.
 *
 * @param name as tables call it
 * @param queueing whether requests wait for each other at one server (Lindley 1952) or only share their seconds
 * @param forkDeviation from process to process
 * @param slowShare of processes in the compiler's worse mode
 * @param slowMedian how much slower that mode is for every request
 * @param slowTail how much slower it is besides for the slow requests
 * @param tailDeviation from process to process, of the slow requests alone
 * @param secondDeviation from second to second, as an AR(1) series with coefficient 0.7
 * @param driftStep of the machine's random walk from run to run
 * @param driftLinear of the machine from the first run of 20 blocks to the last
 * @param spread within a second, from request to request
 */
public record ForkModel(
        String name,
        boolean queueing,
        double forkDeviation,
        double slowShare,
        double slowMedian,
        double slowTail,
        double tailDeviation,
        double secondDeviation,
        double driftStep,
        double driftLinear,
        double spread) {

    /** Of the AR(1) series of seconds. */
    static final double PERSISTENCE = 0.7;

    /** Of requests that take the slow way. */
    static final double SLOW_REQUESTS = 0.08;

    /** How much longer the slow way is. */
    static final double SLOW_WAY = 0.9;

    private static final double SPREAD = 0.35;
    private static final double NOISIER = 3;

    /** Those that trials are made of: every kind of process, and one of them with more noise. */
    public static List<ForkModel> all() {
        return List.of(seconds(), modes(), drifting(), waiting(), seconds().noisier(NOISIER));
    }

    /** Processes that differ a little, seconds that hang together. */
    public static ForkModel seconds() {
        return new ForkModel("seconds hang together", false, 0.02, 0, 0, 0, 0.05, 0.06, 0.005, 0, SPREAD);
    }

    /** One process in four is compiled worse. */
    public static ForkModel modes() {
        return new ForkModel("two modes of the compiler", false, 0.015, 0.25, 0.05, 0.06, 0.04, 0.05, 0.005, 0, SPREAD);
    }

    /** A machine that gets slower and wanders while it does. */
    public static ForkModel drifting() {
        return new ForkModel("the machine drifts", false, 0.015, 0, 0, 0, 0.045, 0.05, 0.02, 0.25, SPREAD);
    }

    /** A server that is busy half of the time. */
    public static ForkModel waiting() {
        return new ForkModel("requests queue", true, 0.01, 0, 0, 0, 0.01, 0.03, 0.003, 0, 0.6);
    }

    /** The same with everything that differs between processes, seconds and runs larger by a factor. */
    public ForkModel noisier(double factor) {
        return new ForkModel(
                name + ", noise × " + factor,
                queueing,
                forkDeviation * factor,
                slowShare,
                slowMedian * factor,
                slowTail * factor,
                tailDeviation * factor,
                secondDeviation * factor,
                driftStep * factor,
                driftLinear * factor,
                spread);
    }
}
