package dev.headroom.report.text;

import dev.headroom.report.Starvation;
import dev.headroom.report.internal.MetricText;
import java.util.Locale;

/** Whether threads and the profiler got the processor time they asked for, in sentences. */
final class StarvationText {

    private StarvationText() {}

    static void append(Screen screen, Starvation starvation) {
        screen.sentence("  cpu  ", sampled(starvation), 3);
        starvation
                .busiestThread()
                .ifPresent(share -> screen.sentence(
                        "       ",
                        "The busiest thread was sampled " + MetricText.percent(share)
                                + " as often as the period promises a thread that runs throughout.",
                        2));
        starvation.threadsStarved().ifPresent(starved -> line(screen, starved, threads(starvation)));
        starvation.profilerStarved().ifPresent(starved -> line(screen, starved, profiler(starvation)));
        starvation.notKnown().forEach(sentence -> screen.sentence("    ? ", sentence, 2));
    }

    private static void line(Screen screen, boolean starved, String sentence) {
        screen.sentence(starved ? "    ! " : "    \u2713 ", sentence, 3);
    }

    private static String sampled(Starvation starvation) {
        String samples = "CPU samples account for " + seconds(starvation.sampledSeconds()) + " (n="
                + MetricText.count(starvation.samples()) + ")";
        if (starvation.windowSeconds() == 0) {
            return samples + ".";
        }
        String threads = starvation.threads() == 0
                ? " in " + seconds(starvation.windowSeconds())
                : " of the " + seconds(starvation.threads() * starvation.windowSeconds()) + " that "
                        + MetricText.count(starvation.threads()) + (starvation.threads() == 1 ? " thread" : " threads")
                        + " had in " + seconds(starvation.windowSeconds());
        return samples
                + threads
                + (starvation.machineLoad().isEmpty()
                        ? "."
                        : "; the machine's processors were "
                                + MetricText.percent(starvation.machineLoad().getAsDouble()) + " busy.");
    }

    private static String threads(Starvation starvation) {
        boolean starved = starvation.threadsStarved().orElse(false);
        String ran = starvation.sampledRunnable()
                ? starvation.process().map(StarvationText::used).orElse("")
                : "CPU samples found them running for " + seconds(starvation.sampledSeconds());
        String couldRun = starvation.sampledRunnable()
                ? seconds(starvation.sampledSeconds())
                : starvation
                        .runnable()
                        .map(seen ->
                                seconds(seen.seconds()) + " of wall samples (n=" + MetricText.count(seen.count()) + ")")
                        .orElse("");
        return (starved ? "Threads starved" : "Threads got the processors they asked for") + ": they could run for "
                + couldRun + "; " + ran + ", so at least "
                + MetricText.percent(starvation.threadsWaited().orElse(0)) + " of it went by in line.";
    }

    private static String used(Starvation.Observed process) {
        return "the process used " + seconds(process.seconds()) + " of processor time (jdk.CPULoad, n="
                + MetricText.count(process.count()) + ")";
    }

    private static String profiler(Starvation starvation) {
        boolean starved = starvation.profilerStarved().orElse(false);
        return (starved ? "The profiler was starved" : "The profiler kept up") + ": it delivered "
                + MetricText.percent(starvation.samplesDelivered().orElse(0)) + " of the samples due; "
                + starvation.process().map(StarvationText::used).orElse("the rest it says it lost") + ".";
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
