package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.reader.SampleSelection;
import dev.headroom.reader.SampleSelection.TimeRange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which samples of a file a question is about, as far as the file's format tells them apart. */
final class SampleOptions {

    @Option(
            names = "--time",
            paramLabel = "FROM..TO",
            converter = TimeRangeArgument.class,
            description = "Keep only samples from this part of each recording, by the distance from its own start:"
                    + " 10s..20s, '..500ms' or '1m..'.")
    private @Nullable TimeRange time;

    @Option(names = "--thread", paramLabel = "REGEX", description = "Keep only samples of threads with such a name.")
    private @Nullable String thread;

    @Option(
            names = "--label",
            paramLabel = "KEY=REGEX",
            description = "Keep only samples with such a label (pprof, OTLP). May be repeated: all must fit.")
    private Map<String, String> labels = Map.of();

    @Option(names = "--by-thread", description = "Stand every stack on its thread, as the outermost frame.")
    private boolean byThread;

    /** What remains of a recording's length in the time that is asked for. */
    Duration lengthWithin(Duration whole) {
        if (time == null) {
            return whole;
        }
        long from = Math.min(time.fromNanos(), whole.toNanos());
        return Duration.ofNanos(Math.min(time.toNanos(), whole.toNanos()) - from);
    }

    SampleSelection selection() throws CommandFailure {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            patterns.put(label.getKey(), RegexArgument.pattern("--label", label.getValue()));
        }
        return new SampleSelection(
                Optional.ofNullable(time), RegexArgument.optional("--thread", thread), patterns, byThread);
    }
}
