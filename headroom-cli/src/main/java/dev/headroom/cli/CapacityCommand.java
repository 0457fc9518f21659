package dev.headroom.cli;

import dev.headroom.cli.capacity.CapacityRun;
import dev.headroom.cli.capacity.CapacityTimes;
import dev.headroom.cli.capacity.LoadedTarget;
import dev.headroom.cli.capacity.SloArgument;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.notation.RateArgument;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.capacity.ServiceLevel;
import dev.headroom.report.capacity.CapacityPage;
import dev.headroom.report.capacity.CapacityQuestions;
import dev.headroom.report.capacity.CapacityReport;
import dev.headroom.report.json.CapacityJson;
import dev.headroom.report.text.LoadText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom capacity}: how much a service carries. */
@Command(
        name = "capacity",
        mixinStandardHelpOptions = true,
        header = "Find the highest rate that keeps a service level.",
        description = {
            "",
            "Search the highest rate at which the service level holds, in at most 8 probes, and fit the",
            "universal scalability law to the throughput of 1, 2, 3 … users: what it loses to waiting in line",
            "(contention), what to agreeing with itself (coherency), and where more users bring less (knee).",
            "A probe that the generator or the host explains is named and never taken as the service's limit.",
            "{1..500} and {a|b|c} in the path or body are drawn anew for every request.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 found, or --today and --at-least are kept; 1 they are not, or no rate is;",
            "            2 bad usage; 3 a rate asked for lies too close to the limit to tell;",
            "            4 the service died, or the measurement itself is not valid."
        })
final class CapacityCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Parameters(paramLabel = "URL", description = "For example http://127.0.0.1:8080/orders/{1..500}")
    private String url = "";

    @Option(
            names = "--slo",
            paramLabel = "EXPR",
            required = true,
            converter = SloArgument.class,
            description =
                    "What must be kept: percentiles of response time and errors, as budgets are written, joined by 'and':"
                            + " 'p(99)<50ms and errors<0.1%%'. Errors stay below 1%% where it does not say.")
    private ServiceLevel level = new ServiceLevel(List.of(), ServiceLevel.DEFAULT_MOST_ERRORS);

    @Option(
            names = "--today",
            paramLabel = "RATE",
            converter = RateArgument.class,
            description = "Today's rate, such as 300/s: how much headroom is left. Fails if it is not kept.")
    private @Nullable Double today;

    @Option(
            names = "--at-least",
            paramLabel = "RATE",
            converter = RateArgument.class,
            description = "Fails if this rate is not kept.")
    private @Nullable Double atLeast;

    @Option(
            names = "--need",
            paramLabel = "RATE",
            converter = RateArgument.class,
            description = "How many instances carry this rate together.")
    private @Nullable Double need;

    @Option(
            names = "--start",
            paramLabel = "RATE",
            converter = RateArgument.class,
            description = "The first rate. Default: half of what users get who wait for their answers.")
    private @Nullable Double start;

    @Option(
            names = "--max-rate",
            paramLabel = "RATE",
            converter = RateArgument.class,
            defaultValue = "100000/s",
            description = "No higher rate is tried. Default: ${DEFAULT-VALUE}.")
    private Double maxRate = 100_000.0;

    @Option(
            names = "--max-users",
            paramLabel = "N",
            defaultValue = "64",
            description =
                    "No more users at once are tried, 1 to 256; the law needs 6 levels. Default: ${DEFAULT-VALUE}.")
    private int maxUsers = 64;

    @Option(
            names = "--probe",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationArgument.class,
            description = "Length of one probe; up to 3 times that at low rates, and longer near the limit. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Duration probe = Duration.ofSeconds(10);

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            defaultValue = "5s",
            converter = DurationArgument.class,
            description = "Load gently this long before measuring. Default: ${DEFAULT-VALUE}.")
    private Duration warmup = Duration.ofSeconds(5);

    @Option(names = "--method", paramLabel = "VERB", defaultValue = "GET", description = "Default: ${DEFAULT-VALUE}.")
    private String method = "GET";

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "Sent with every request; may be repeated.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(names = "--body", paramLabel = "TEXT", description = "Sent with every request.")
    private @Nullable String body;

    @Option(
            names = "--expect",
            paramLabel = "STATUS",
            split = ",",
            description = "Statuses that are a success. Default: any 2xx.")
    private Set<Integer> expect = new LinkedHashSet<>();

    @Mixin
    private ProtocolOptions protocol = new ProtocolOptions();

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "512",
            description = "Most connections at once. Default: ${DEFAULT-VALUE}.")
    private int connections = 512;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationArgument.class,
            description =
                    "A request without its answer this long has failed, and counts as slow. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Also write a self-contained page with pictures.")
    private @Nullable Path page;

    @Option(
            names = "--i-own-this-target",
            description = "Load another machine than this one. You answer for what it does there.")
    private boolean ownTarget;

    @Mixin
    private FormatOption format = new FormatOption();

    CapacityCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws CommandFailure {
        CapacityRun run = run();
        interruption.listen();
        CapacityReport report = run.execute(
                url,
                optional(start),
                maxRate,
                new CapacityQuestions(optional(today), optional(atLeast), optional(need)));
        if (format.isJson()) {
            terminal.out().print(CapacityJson.of(report));
        } else {
            terminal.out().print(LoadText.of(report, terminal.palette()));
        }
        terminal.out().flush();
        writePage(report);
        report.cutShort().ifPresent(why -> terminal.err().println("headroom: the search was cut short: " + why));
        return report.verdict().exitCode();
    }

    private CapacityRun run() throws CommandFailure {
        LoadTarget target = LoadTarget.of(url);
        try {
            if (start != null && start > maxRate) {
                throw new IllegalArgumentException("The search cannot start above --max-rate");
            }
            String verb = method.toUpperCase(Locale.ROOT);
            var endpoint = new EndpointLoad(verb + " " + target.path(), verb, target.path(), headers, body, 1, expect);
            return new CapacityRun(
                    new LoadedTarget(
                            target.base(), endpoint, protocol.plan(), connections, timeout, ownTarget, interruption),
                    new CapacityTimes(probe, warmup),
                    maxUsers,
                    level,
                    Progress.on(terminal));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(e.getMessage() + ".", e);
        }
    }

    private void writePage(CapacityReport report) throws CommandFailure {
        if (page == null) {
            return;
        }
        WholeFile.write(page, out -> CapacityPage.write(report, out));
    }

    private static OptionalDouble optional(@Nullable Double rate) {
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }
}
