package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.diff.Exposure;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.reader.ReadSummary;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.text.DiffText;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom profile diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "What changed between these profiles and those, and is it real?",
        description = {
            "",
            "Compares the earlier profiles (BASE) with the later ones (--head), function by function, on sample",
            "counts. All calls together are wrong at most once in twenty when nothing changed; where the samples",
            "cannot tell, it says from which size on a change would have been seen.",
            ""
        })
public final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "BASE", description = "The earlier profiles; several are added up.")
    private List<String> base = List.of();

    @Option(
            names = "--head",
            arity = "1..*",
            required = true,
            paramLabel = "HEAD",
            description = "The later profiles; several are added up.")
    private List<String> head = List.of();

    @Option(
            names = "--by",
            paramLabel = "self|total",
            defaultValue = "self",
            description = "Compare what is spent in a function itself, or in it and below. Default: ${DEFAULT-VALUE}.")
    private TopFrames.By by = TopFrames.By.SELF;

    @Option(
            names = "--per-second",
            description = "Compare samples per second of recording instead of shares of all samples.")
    private boolean perSecond;

    @Option(
            names = "--requests",
            arity = "2",
            paramLabel = "N",
            description = "Compare per request: how many the base and the head served.")
    private double @Nullable [] requests;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many, 0 for all. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    public DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        Profile before = input.read(base, terminal);
        Profile after = input.read(head, terminal);
        ProfileDiff diff;
        try {
            diff = compare(before, after);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        terminal.print(format.isJson() ? ProfileViewJson.diff(diff) : DiffText.of(diff, limit, terminal.palette()));
        return 0;
    }

    private ProfileDiff compare(Profile before, Profile after) throws CommandFailure {
        if (requests != null) {
            return ProfileDiff.of(before, after, by, new Exposure(Exposure.Unit.REQUEST, requests[0], requests[1]));
        } else if (perSecond) {
            return ProfileDiff.of(before, after, by, new Exposure(Exposure.Unit.SECOND, seconds(base), seconds(head)));
        }
        return ProfileDiff.perSample(before, after, by);
    }

    private double seconds(List<String> files) throws CommandFailure {
        double seconds = 0;
        for (String file : files) {
            ReadSummary summary = input.readAll(file).summary();
            if (summary.endNanos() <= summary.startNanos()) {
                throw CommandFailure.input(
                        file + " does not say how long it was recorded, so nothing can be compared per second.", null);
            }
            seconds += (summary.endNanos() - summary.startNanos()) / 1e9;
        }
        return seconds;
    }
}
