package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.RulesOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.code.CodeReading;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.code.CodeEvidence;
import dev.headroom.diagnose.code.CodeFindings;
import dev.headroom.diagnose.heat.Coverage;
import dev.headroom.diagnose.heat.HeatProfile;
import dev.headroom.diagnose.heat.ProfileDiagnoser;
import dev.headroom.diagnose.heat.ProfileDiagnosis;
import dev.headroom.diagnose.heat.ProfileEvidence;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.profile.Profile;
import dev.headroom.report.FindingsReport;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.json.FindingsJson;
import dev.headroom.report.json.FindingsReader;
import dev.headroom.report.text.FindingsText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
            arity = "0..*",
            paramLabel = "FILE",
            description = "Profiles of any format, '-', URLs or folders of runs; several are added up by sample type."
                    + " May be left out where --classes is given.")
    private List<String> files = List.of();

    @Option(
            names = "--classes",
            paramLabel = "JAR|DIR",
            description =
                    "The program's class files, in a jar (also of Spring Boot), a war or a folder: what is hot is proven by"
                            + " loops in the code, and what the code shows without samples is listed too. May be repeated.")
    private List<Path> classes = List.of();

    @Mixin
    private RulesOption own = new RulesOption();

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
        RuleSet rules = RuleSet.standard().with(own.rules());
        if (files.isEmpty() && classes.isEmpty()) {
            throw CommandFailure.input("give a profile, the folder of a run, or class files with --classes.", null);
        }
        Optional<CodeReading> code = code();
        Optional<Path> findings = RunRecordings.findingsOf(files);
        if (files.isEmpty()) {
            print(report(new CodeFindings(evidence(code)).unmet(List.of(), List.of()), Optional.empty(), code));
        } else if (findings.isPresent() && !own.isGiven() && code.isEmpty()) {
            print(report(read(findings.get()), Optional.empty(), code));
        } else {
            print(diagnose(rules, code));
        }
        return 0;
    }

    private FindingsReport report(List<Finding> found, Optional<Coverage> coverage, Optional<CodeReading> code)
            throws CommandFailure {
        return FindingsReport.of(found, all, limit.rows(), coverage, code.map(CodeReading::summary));
    }

    private Optional<CodeReading> code() throws CommandFailure {
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CodeEvidence.reader().read(classes));
        } catch (IOException e) {
            throw CommandFailure.input(String.valueOf(e.getMessage()), e);
        }
    }

    private static CodeEvidence evidence(Optional<CodeReading> code) {
        return code.map(CodeEvidence::of).orElse(CodeEvidence.NONE);
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

    private FindingsReport diagnose(RuleSet rules, Optional<CodeReading> code) throws CommandFailure {
        List<String> recordings = RunRecordings.of(files);
        ProfileEvidence evidence = evidence(input.readTypes(recordings, terminal));
        OptionalDouble threshold = least == null ? OptionalDouble.empty() : OptionalDouble.of(least);
        ProfileDiagnosis diagnosis = new ProfileDiagnoser(rules, evidence(code), threshold).diagnose(evidence);
        if (diagnosis.coverage().applied().isEmpty() && code.isEmpty()) {
            throw nothingToLookAt(ProfileInput.title(files), diagnosis.coverage());
        }
        List<Finding> findings = new ArrayList<>(diagnosis.findings());
        findings.addAll(new CodeFindings(evidence(code)).unmet(diagnosis.findings(), cpu(evidence)));
        findings.sort(Finding.BEST_FIRST);
        return report(findings, Optional.of(diagnosis.coverage()), code);
    }

    private static List<Profile> cpu(ProfileEvidence evidence) {
        return evidence.cpu().map(HeatProfile::profile).stream().toList();
    }

    private static ProfileEvidence evidence(List<ReadProfile> read) {
        return new ProfileEvidence(
                read.stream()
                        .map(part -> new HeatProfile(part.profile(), part.sampled(), part.length()))
                        .toList(),
                read.stream().anyMatch(ReadProfile::stacksEstimated));
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
