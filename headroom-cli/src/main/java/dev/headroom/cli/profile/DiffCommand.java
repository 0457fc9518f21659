package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.diff.ComparedProfiles;
import dev.headroom.profile.diff.GrowthRule;
import dev.headroom.profile.diff.NoSuchFunctionException;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.profile.diff.RuleJudge;
import dev.headroom.report.DiffReport;
import dev.headroom.report.json.DiffJson;
import dev.headroom.report.text.DiffText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom profile diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "What changed between these profiles and those, and is it real?",
        customSynopsis = "headroom profile diff [OPTIONS] BASE... -- HEAD...",
        description = {
            "",
            "Compares the earlier profiles (BASE) with the later ones (HEAD), function by function, on sample",
            "counts. All calls together are wrong at most once in twenty when nothing changed; where the samples",
            "cannot tell, it says from which size on a change would have been seen. Give several profiles a side:",
            "one against one cannot know how recordings of unchanged code differ by themselves.",
            ""
        },
        footer = {
            "",
            "A rule for --fail-on is @|bold self(FUNCTIONS) > LIMIT|@ or @|bold total(FUNCTIONS) > LIMIT|@.",
            "FUNCTIONS   \"com.acme.*\" a glob for the whole name, or /regex/ to be found in it; a sample counts",
            "            once however many of them it met: self at its leaf, total anywhere on its stack",
            "LIMIT       5%% growth of their share (or rate) relative to before, 2pp percentage points of all samples",
            "Broken (exit 1): it grew for sure and by more than the limit. Kept (0): the upper bound is below the",
            "limit. Else inconclusive (3). See docs/reference/profile-diff.md"
        })
public final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "BASE", description = "The earlier profiles.")
    private List<String> base = List.of();

    /** An option in picocli's eyes, so that other options may stand behind the later profiles too. */
    @Option(names = "--", arity = "1..*", paramLabel = "HEAD", description = "The later profiles.")
    private List<String> head = List.of();

    @Option(
            names = "--by",
            paramLabel = "self|total",
            defaultValue = "self",
            description = "Compare what is spent in a function itself, or in it and below. Default: ${DEFAULT-VALUE}.")
    private TopFrames.By by = TopFrames.By.SELF;

    @ArgGroup
    private Normalisation normalisation = new Normalisation();

    @Option(
            names = "--fail-on",
            paramLabel = "RULE",
            description =
                    "Fail where functions grew, for example 'total(\"com.acme.*\") > 5%%'. May be given several times.")
    private List<String> failOn = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many functions, 0 for all. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    public DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** picocli would take {@code --} for itself and forget where it stood. */
    @Spec
    void spec(CommandSpec spec) {
        spec.parser().endOfOptionsDelimiter("\u0000");
    }

    @Override
    public Integer call() throws CommandFailure {
        if (limit < 0) {
            throw CommandFailure.input("--limit takes a number from 0 (all), got " + limit, null);
        }
        if (head.isEmpty()) {
            throw CommandFailure.input(
                    "There is nothing to compare with. Name the later profiles behind two dashes:"
                            + " headroom profile diff BASE... -- HEAD...",
                    null);
        }
        try {
            List<GrowthRule> rules = failOn.stream().map(GrowthRule::parse).toList();
            DiffReport report = report(rules);
            terminal.print(format.isJson() ? DiffJson.of(report) : DiffText.of(report, limit, terminal.palette()));
            return report.verdict().exitCode();
        } catch (NoSuchFunctionException | IllegalArgumentException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }

    private DiffReport report(List<GrowthRule> rules) throws CommandFailure, NoSuchFunctionException {
        List<ReadProfile> before = read(base);
        List<ReadProfile> after = read(head);
        if (Stream.concat(before.stream(), after.stream()).anyMatch(profile -> !profile.sampled())) {
            terminal.err()
                    .println("headroom: This was measured, not sampled: what is compared is how often there was a call,"
                            + " block or event, not what it weighs.");
        }
        ComparedProfiles compared = normalisation.apply(before, after);
        return new DiffReport(ProfileDiff.of(compared, by), RuleJudge.judge(compared, rules));
    }

    private List<ReadProfile> read(List<String> files) throws CommandFailure {
        List<ReadProfile> profiles = new ArrayList<>();
        for (String file : files) {
            profiles.add(input.readOne(file, terminal));
        }
        return profiles;
    }
}
