package dev.headroom.cli;

import dev.headroom.cli.history.RunFolders;
import dev.headroom.cli.history.SeriesFile;
import dev.headroom.cli.history.SeriesFileException;
import dev.headroom.cli.history.SeriesPictures;
import dev.headroom.cli.history.TimeText;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.source.GitException;
import dev.headroom.cli.source.GitRepository;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.history.CommitRange;
import dev.headroom.gate.history.FollowedSeries;
import dev.headroom.gate.history.History;
import dev.headroom.gate.history.HistoryQuestion;
import dev.headroom.gate.history.PastValues;
import dev.headroom.gate.history.RunsAlike;
import dev.headroom.gate.history.series.ChangeDetector;
import dev.headroom.gate.history.series.Sensitivity;
import dev.headroom.gate.history.series.Shift;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.notation.NearestName;
import dev.headroom.report.history.HistoryReport;
import dev.headroom.report.json.RunJson;
import dev.headroom.report.markdown.HistoryMarkdown;
import dev.headroom.report.text.TextReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code headroom history}: what happened over past runs. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        header = "Tell where past runs changed and drifted, and by which commits.",
        description = {
            "",
            "Read the runs under a folder and tell, for each endpoint and metric, where the level changed",
            "(change points: when, by how much, how surely, between which runs and commits) and where it",
            "drifts. Only runs that compare with each other stand in one series: same processor, runtime and",
            "load. What is left out is counted. It informs and does not judge.",
            ""
        },
        footer = {
            "",
            "A file of values (--csv) names its columns in the first row: time,value[,commit][,subject][,metric].",
            "",
            "Exit codes: 0 told, whatever happened; 2 bad usage, or nothing that can be read."
        })
final class HistoryCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 10_000;
    private static final int MOST_COUNTED = 200;

    /** How the result is printed. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "headroom-runs",
            description = "A folder that holds runs, at most 4 folders deep. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("headroom-runs");

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Values from elsewhere instead, as CSV or (*.json) a list of objects; may be repeated.")
    private List<Path> files = List.of();

    @Option(names = "--unit", paramLabel = "WORD", defaultValue = "", description = "What the values of --csv count.")
    private String unit = "";

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            converter = MetricArgument.class,
            description =
                    "Only this metric, such as 'p(95)' or 'cpu/request'; may be repeated. Default: the usual ones.")
    private List<Metric> metrics = List.of();

    @Option(names = "--endpoint", paramLabel = "NAME", description = "Only this endpoint, as the load names it.")
    private @Nullable String endpoint;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = SinceArgument.class,
            description = "Leave out what was measured before, such as 2026-01-31.")
    private @Nullable Instant since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Only the newest N runs, or values of a series, 10 to 10000. Default: ${DEFAULT-VALUE}.")
    private int limit = 1_000;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where the commits are counted that a change may come from. Default: here.")
    private Path repository = Path.of(".");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write a picture (SVG) of each series into a folder.")
    private @Nullable Path pictures;

    @Option(
            names = "--format",
            paramLabel = "text|json|markdown",
            defaultValue = "text",
            description = "How the result is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    HistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (limit < 10 || limit > MOST_RUNS) {
            throw CommandFailure.input("--limit is a number from 10 to " + MOST_RUNS + ", got " + limit + ".", null);
        }
        List<String> notes = new ArrayList<>();
        History history = files.isEmpty() ? ofRuns(notes) : ofFiles();
        Map<CommitRange, Integer> counts = commitCounts(history, notes);
        String source = files.isEmpty()
                ? folder.toString()
                : String.join(", ", files.stream().map(Path::toString).toList());
        var report = new HistoryReport(source, history, counts, notes);
        if (pictures != null) {
            new SeriesPictures(pictures).write(report);
        }
        terminal.print(
                switch (format) {
                    case TEXT -> TextReport.of(report, terminal.palette());
                    case JSON -> RunJson.of(report);
                    case MARKDOWN -> HistoryMarkdown.of(report);
                });
        return 0;
    }

    private static ChangeDetector detector() {
        return new ChangeDetector(Sensitivity.standard());
    }

    private History ofRuns(List<String> notes) throws CommandFailure {
        HistoryQuestion usual = HistoryQuestion.usual();
        var question = new HistoryQuestion(
                metrics.isEmpty() ? usual.metrics() : metrics,
                Optional.ofNullable(endpoint),
                since == null ? Instant.MIN : since,
                limit);
        RunFolders folders = RunFolders.under(folder);
        folders.closed().stream()
                .limit(3)
                .forEach(path -> notes.add(path + " could not be looked into, so runs in it are missing."));
        var past = folders.read(Progress.on(terminal));
        requireEndpoint(past.endpoints());
        History history = past.answer(question, detector());
        if (history.found() > 0 && past.isEmpty()) {
            throw CommandFailure.input(
                    "None of the " + history.found() + " runs under " + folder + " can be used. "
                            + String.join(
                                    ". ",
                                    history.leftOut().stream()
                                            .map(dev.headroom.report.history.HistoryWords::leftOut)
                                            .toList())
                            + ".",
                    null);
        }
        return history;
    }

    private void requireEndpoint(List<String> endpoints) throws CommandFailure {
        if (endpoint != null && !endpoints.isEmpty() && !endpoints.contains(endpoint)) {
            String nearest = NearestName.question(endpoint, endpoints);
            throw CommandFailure.input(
                    "No run has an endpoint '" + endpoint + "'"
                            + (nearest.isEmpty() ? "; there are " + String.join(", ", endpoints) + "." : nearest),
                    null);
        }
    }

    private History ofFiles() throws CommandFailure {
        var values = new PastValues(unit.strip());
        for (Path file : files) {
            try {
                SeriesFile.read(file, values);
            } catch (SeriesFileException e) {
                throw CommandFailure.input(e.getMessage(), e);
            }
        }
        return values.answer(since == null ? Instant.MIN : since, limit, detector());
    }

    /** Asked once a range, since many metrics change with one commit; where git cannot say, one note does. */
    private Map<CommitRange, Integer> commitCounts(History history, List<String> notes) {
        Optional<GitRepository> git = GitRepository.around(repository);
        Map<CommitRange, Integer> counts = new HashMap<>();
        if (git.isEmpty()) {
            return counts;
        }
        Set<CommitRange> ranges = ranges(history);
        try {
            for (CommitRange range : ranges.stream().limit(MOST_COUNTED).toList()) {
                OptionalInt count = git.get().commitsBetween(range.without(), range.with());
                count.ifPresent(known -> counts.put(range, known));
            }
        } catch (GitException e) {
            notes.add("Commits were not counted: " + e.getMessage() + ".");
        }
        if (ranges.size() > MOST_COUNTED) {
            notes.add("Commits were counted of " + MOST_COUNTED + " ranges of " + ranges.size() + ".");
        }
        return counts;
    }

    private static Set<CommitRange> ranges(History history) {
        Set<CommitRange> ranges = new LinkedHashSet<>();
        for (RunsAlike alike : history.alike()) {
            for (FollowedSeries followed : alike.series()) {
                for (Shift shift : followed.course().shifts()) {
                    followed.commits(shift)
                            .filter(range -> !range.isOneCommit())
                            .ifPresent(ranges::add);
                }
            }
        }
        return ranges;
    }

    /** A metric as a budget names it. */
    static final class MetricArgument implements ITypeConverter<Metric> {
        @Override
        public Metric convert(String text) {
            try {
                return Metric.parse(text);
            } catch (ExpressionException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** A day, or a moment. */
    static final class SinceArgument implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return TimeText.parse(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text
                            + "' is no date. Write 2026-01-31, or 2026-01-31T12:00:00Z for a moment of that day."));
        }
    }
}
