package dev.headroom.gate.history;

import dev.headroom.measure.Environment;
import dev.headroom.measure.run.RunMeasurement;

/**
 * What runs must have in common to stand in one series.
 *
 * @param cpuModel as the operating system names it
 * @param cpus processors
 * @param serviceRuntime for example {@code OpenJDK 64-Bit Server VM 17.0.15}
 * @param rate requests per second that were intended; NaN where there was no load of our own
 */
public record Circumstances(String cpuModel, int cpus, String serviceRuntime, double rate) {

    /** Rates that differ by more are two loads. */
    private static final double RATE_TOLERANCE = 0.01;

    static Circumstances of(RunMeasurement run) {
        Environment machine = run.environment();
        double rate = run.selfCheck().isOfOwnLoad() ? run.selfCheck().intendedRate() : Double.NaN;
        return new Circumstances(machine.cpuModel(), machine.cpus(), machine.serviceRuntime(), rate);
    }

    boolean isLike(Circumstances other) {
        return cpuModel.equals(other.cpuModel)
                && cpus == other.cpus
                && serviceRuntime.equals(other.serviceRuntime)
                && isLoadLike(other.rate);
    }

    private boolean isLoadLike(double other) {
        if (Double.isNaN(rate) || Double.isNaN(other)) {
            return Double.isNaN(rate) && Double.isNaN(other);
        }
        return Math.abs(rate - other) <= RATE_TOLERANCE * Math.max(rate, other);
    }
}
