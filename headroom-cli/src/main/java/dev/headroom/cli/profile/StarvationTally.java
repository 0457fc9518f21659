package dev.headroom.cli.profile;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.host.CpuLoad;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadSummary;
import dev.headroom.report.Starvation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/** Counts, event by event, what tells whether threads and the profiler got the processor time they asked for. */
final class StarvationTally implements RecordingHandler {

    /** With fewer, a share of them says nothing. */
    private static final long FEWEST_SAMPLES = 50;
    /** With fewer reports of the load, the edges of the recording weigh too much. */
    private static final int FEWEST_LOADS = 3;

    private final Map<Long, Long> weightByThread = new HashMap<>();
    private long runnableWallNanos;
    private long runnableWallSamples;
    private final List<CpuLoad> loads = new ArrayList<>();
    private int processors;

    @Override
    public void sample(ThreadSample sample) {
        if (sample.type().equals(SampleType.CPU) && sample.osThreadId() != 0) {
            weightByThread.merge(sample.osThreadId(), sample.weight(), Long::sum);
        } else if (sample.type().equals(SampleType.WALL) && sample.osThreadId() != 0 && sample.runnable()) {
            runnableWallNanos += sample.weight();
            runnableWallSamples += sample.count();
        }
    }

    @Override
    public void cpuLoad(CpuLoad load) {
        loads.add(load);
    }

    @Override
    public void processors(int count) {
        processors = Math.max(processors, count);
    }

    /** Empty where the file has no CPU samples that weigh time. */
    Optional<Starvation> starvation(ProfileSet set) {
        return set.find(SampleType.CPU).filter(cpu -> cpu.totalWeight() > 0).map(cpu -> starvation(set.summary(), cpu));
    }

    private Starvation starvation(ReadSummary summary, Profile cpu) {
        double window = Math.max(0, summary.endNanos() - summary.startNanos()) / 1e9;
        double sampled = cpu.totalWeight() / 1e9;
        boolean sampledRunnable = sampledRunnable(summary);
        Optional<Starvation.Observed> process = process(window);
        Optional<Starvation.Observed> runnable = runnableWallSamples == 0
                ? Optional.empty()
                : Optional.of(new Starvation.Observed(runnableWallNanos / 1e9, runnableWallSamples));
        boolean enough = cpu.sampleCount() >= FEWEST_SAMPLES;
        OptionalDouble waited = enough ? waited(sampled, sampledRunnable, runnable, process) : OptionalDouble.empty();
        OptionalDouble delivered = delivered(sampled, cpu.sampleCount(), summary.lostSamples(), process);
        long busiest = weightByThread.values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return new Starvation(
                cpu.sampleCount(),
                sampled,
                sampledRunnable,
                window,
                weightByThread.size(),
                busiest > 0 && window > 0 ? OptionalDouble.of(busiest / 1e9 / window) : OptionalDouble.empty(),
                runnable,
                process,
                loads.size() < FEWEST_LOADS ? OptionalDouble.empty() : OptionalDouble.of(mean(CpuLoad::machine)),
                processors == 0 ? OptionalInt.empty() : OptionalInt.of(processors),
                waited,
                delivered,
                notKnown(window, enough, waited.isPresent(), delivered, sampledRunnable));
    }

    /** The JDK's older sampler asks threads that could run, whether they have a processor or not. */
    private static boolean sampledRunnable(ReadSummary summary) {
        return summary.format().startsWith("JFR")
                && summary.producers().stream().noneMatch(producer -> producer.startsWith("async-profiler"))
                && !"true".equals(summary.settings().get("jdk.CPUTimeSample#enabled"));
    }

    /** The part of the time that threads could run in which they did not. */
    private static OptionalDouble waited(
            double sampled,
            boolean sampledRunnable,
            Optional<Starvation.Observed> runnable,
            Optional<Starvation.Observed> process) {
        if (!sampledRunnable) {
            return runnable.filter(seen -> seen.count() >= FEWEST_SAMPLES)
                    .map(seen -> OptionalDouble.of(Math.max(0, 1 - sampled / seen.seconds())))
                    .orElse(OptionalDouble.empty());
        }
        // A sampler that saw threads for less time than they ran cannot have seen them wait.
        return process.filter(used -> sampled >= used.seconds() * (1 - Starvation.TOLERANCE))
                .map(used -> OptionalDouble.of(Math.max(0, 1 - used.seconds() / sampled)))
                .orElse(OptionalDouble.empty());
    }

    /** Of what the process used, or, where that is not known, of what the profiler says that it lost. */
    private static OptionalDouble delivered(
            double sampled, long samples, long lost, Optional<Starvation.Observed> process) {
        if (process.isPresent() && process.get().seconds() > 0) {
            return OptionalDouble.of(sampled / process.get().seconds());
        }
        return lost == 0 ? OptionalDouble.empty() : OptionalDouble.of(samples / (double) (samples + lost));
    }

    private Optional<Starvation.Observed> process(double window) {
        return loads.size() < FEWEST_LOADS || processors == 0 || window == 0
                ? Optional.empty()
                : Optional.of(new Starvation.Observed(mean(CpuLoad::process) * processors * window, loads.size()));
    }

    /** Each report tells of the time since the one before, so that the first one only begins it. */
    private double mean(ToDoubleFunction<CpuLoad> share) {
        List<CpuLoad> inTime = new ArrayList<>(loads);
        inTime.sort(Comparator.comparingLong(CpuLoad::timeNanos));
        double sum = 0;
        long covered = 0;
        for (int i = 1; i < inTime.size(); i++) {
            long nanos = inTime.get(i).timeNanos() - inTime.get(i - 1).timeNanos();
            sum += share.applyAsDouble(inTime.get(i)) * nanos;
            covered += nanos;
        }
        return covered == 0 ? 0 : sum / covered;
    }

    private List<String> notKnown(
            double window, boolean enough, boolean waited, OptionalDouble delivered, boolean sampledRunnable) {
        List<String> notKnown = new ArrayList<>();
        if (window == 0) {
            notKnown.add("The file does not say how long it was recorded.");
        }
        if (weightByThread.isEmpty()) {
            notKnown.add("The samples name no threads.");
        }
        if (!enough) {
            notKnown.add("Fewer than " + FEWEST_SAMPLES + " CPU samples say nothing of waiting for a processor.");
        } else if (!waited) {
            notKnown.add(
                    sampledRunnable
                            ? "Whether threads waited for a processor: the samples of threads that could run stand for no more"
                                    + " time than the process used, or the file does not say how much that was (jdk.CPULoad)."
                            : "Whether threads waited for a processor: the file has no wall samples with the threads' state.");
        }
        if (delivered.isEmpty()) {
            notKnown.add(
                    "Whether the profiler itself was starved: the file does not say how much processor time the process"
                            + " used.");
        } else if (sampledRunnable) {
            notKnown.add(
                    "Whether the profiler itself was starved: it samples threads that could run, and neither compiler,"
                            + " collector nor native code. Its samples stand for "
                            + Math.round(100 * delivered.getAsDouble()) + " % of the processor time used.");
        }
        return notKnown;
    }
}
