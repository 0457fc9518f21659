package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.heat.Coverage;
import dev.headroom.diagnose.heat.HeatProfile;
import dev.headroom.diagnose.heat.ProfileDiagnoser;
import dev.headroom.diagnose.heat.ProfileDiagnosis;
import dev.headroom.diagnose.heat.ProfileEvidence;
import dev.headroom.diagnose.heat.StaticEvidence;
import dev.headroom.diagnose.signature.RuleFile;
import dev.headroom.diagnose.signature.RuleFileException;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.report.FindingsReport;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.json.FindingsJson;
import dev.headroom.report.json.FindingsReader;
import dev.headroom.report.text.FindingsText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom findings}. */
@Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        header = "What to fix first: anti-patterns in a profile of any tool, ranked by predicted gain.",
        description = {
            "",
            "Looks for anti-patterns in profiles of Java, Go and Python programs, by the functions on their stacks.",
            "A place is reported where the lower end of its share's 95 %% interval reaches the rule's threshold.",
            "Of a run's folder it prints what the run found. 'Nothing found' ends with 0 and says what was looked",
            "at; nothing to look at (no samples, no rule for the language) ends with 2.",
            "The rules, and how to write your own: docs/reference/finding-rules.md",
            ""
        })
public final class FindingsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Profiles of any format, '-', URLs or folders of runs; several are added up by sample type.")
    private List<String> files = List.of();

    @Option(
            names = "--rules",
            paramLabel = "FILE|DIR",
            description = "Apply the rules of this file, or of the .yml files in this folder, too. May be repeated.")
    private List<Path> ruleFiles = List.of();

    @Option(
            names = "--min",
            paramLabel = "SHARE",
            converter = ShareArgument.class,
            description = "Report from this share on, for example 5%%, in place of each rule's own threshold.")
    private @Nullable Double least;

    @Mixin
    private LimitOption limit = new LimitOption();

    @Option(names = "--all", description = "Show cold findings too: all of their shares are surely under 0.1 %%.")
    private boolean all;

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    public FindingsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        RuleSet rules = rules();
        int rows = limit.rows();
        Optional<Path> findings = RunRecordings.findingsOf(files);
        print(
                findings.isPresent() && ruleFiles.isEmpty()
                        ? FindingsReport.of(read(findings.get()), all, rows, Optional.empty())
                        : diagnose(rules, rows));
        return 0;
    }

    private void print(FindingsReport report) {
        terminal.print(format.isJson() ? FindingsJson.of(report) : FindingsText.of(report, terminal.palette()));
    }

    private static List<Finding> read(Path findings) throws CommandFailure {
        try {
            return FindingsReader.findings(findings);
        } catch (UnreadableRunException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }

    private FindingsReport diagnose(RuleSet rules, int rows) throws CommandFailure {
        List<String> recordings = RunRecordings.of(files);
        ProfileEvidence evidence = evidence(input.readTypes(recordings, terminal));
        OptionalDouble threshold = least == null ? OptionalDouble.empty() : OptionalDouble.of(least);
        ProfileDiagnosis diagnosis = new ProfileDiagnoser(rules, staticEvidence(), threshold).diagnose(evidence);
        if (diagnosis.coverage().applied().isEmpty()) {
            throw nothingToLookAt(ProfileInput.title(files), diagnosis.coverage());
        }
        return FindingsReport.of(diagnosis.findings(), all, rows, Optional.of(diagnosis.coverage()));
    }

    /** What is known of the places without running them; nothing, since no classes are read yet. */
    private static StaticEvidence staticEvidence() {
        return StaticEvidence.NONE;
    }

    private static ProfileEvidence evidence(List<ReadProfile> read) {
        return new ProfileEvidence(
                read.stream()
                        .map(part -> new HeatProfile(part.profile(), part.sampled(), part.length()))
                        .toList(),
                read.stream().anyMatch(ReadProfile::stacksEstimated));
    }

    private RuleSet rules() throws CommandFailure {
        RuleSet rules = RuleSet.standard();
        for (Path file : ruleFiles) {
            rules = rules.with(own(file));
        }
        return rules;
    }

    private static List<SignatureRule> own(Path file) throws CommandFailure {
        try {
            return RuleFile.read(file);
        } catch (RuleFileException e) {
            throw CommandFailure.input("the rules cannot be used:\n" + e.getMessage(), e);
        }
    }

    private static CommandFailure nothingToLookAt(String title, Coverage coverage) {
        String types = coverage.types().stream().map(type -> type.type().name()).collect(Collectors.joining(", "));
        String languages =
                coverage.languages().stream().map(of -> of.language().id()).collect(Collectors.joining(", "));
        String reasons = coverage.notApplied().stream()
                .map(unapplied -> "  " + unapplied.rule().language() + ": " + unapplied.detail())
                .distinct()
                .collect(Collectors.joining("\n"));
        return CommandFailure.input(
                title + ": there is nothing that a rule could look at. Its samples are of " + types + ", in languages: "
                        + languages + ". Rules that could not be applied:\n" + reasons
                        + "\nGive a profile of one of these, or rules of your own with --rules.",
                null);
    }
}
