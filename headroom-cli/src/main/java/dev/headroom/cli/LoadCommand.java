package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.CommandGroup;
import dev.headroom.cli.load.ExplainCommand;
import dev.headroom.cli.load.LoadCircumstances;
import dev.headroom.cli.load.LoadOutput;
import dev.headroom.cli.load.MergeCommand;
import dev.headroom.cli.load.StartBarrier;
import dev.headroom.cli.run.FailedRequests;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.LoadView;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadProgress;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom load}: the load generator alone. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        header = "Load one URL: the load generator alone.",
        description = {
            "",
            "Load one URL and report response times from the intended start, with the generator's own",
            "lateness and a verdict on whether the numbers can be believed. {1..500} and {a|b|c} in the path or",
            "body are drawn anew for every request. What comes out: docs/reference/load-results.md",
            ""
        },
        synopsisSubcommandLabel = "COMMAND")
final class LoadCommand implements Callable<Integer>, CommandGroup {

    private final Terminal terminal;
    private final Interruption interruption;

    @Parameters(paramLabel = "URL", description = "For example http://127.0.0.1:8080/orders/{1..500}")
    private String url = "";

    @ArgGroup(multiplicity = "1")
    private Model model = new Model();

    /** How requests arrive. */
    static final class Model {
        @Option(
                names = "--rate",
                paramLabel = "N",
                description =
                        "Open model: this many requests per second start when they should, whatever the service does.")
        private double rate;

        @Option(
                names = "--closed",
                paramLabel = "N",
                description = "Closed model: this many users, each waiting for its answer before asking again.")
        private int closed;
    }

    @Option(names = "--poisson", description = "With --rate: random gaps, as independent users arrive.")
    private boolean poisson;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            required = true,
            converter = DurationArgument.class,
            description = "Length of the measuring window.")
    private Duration window = Duration.ZERO;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "Load this long before measuring. Default: measure from the first request.")
    private @Nullable Duration warmup;

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

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Most connections at once. Default: 128, or as many as users.")
    private @Nullable Integer connections;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = DurationArgument.class,
            description = "A request without its answer this long has failed. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(names = "--seed", paramLabel = "N", description = "The same seed draws the same parameters.")
    private @Nullable Long seed;

    @Option(
            names = "--i-own-this-target",
            description = "Load another machine than this one. You answer for what it does there.")
    private boolean ownTarget;

    @Mixin
    private StartBarrier start = new StartBarrier();

    @Mixin
    private LoadOutput output = new LoadOutput();

    LoadCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public List<Class<?>> commands() {
        return List.of(MergeCommand.class, ExplainCommand.class);
    }

    @Override
    public Integer call() throws CommandFailure {
        LoadPlan plan = plan();
        Progress progress = Progress.on(terminal);
        LoadResult result;
        Duration warming = warmup == null ? Duration.ZERO : warmup;
        try {
            await(start.opening(warming), progress);
            result = load(plan, warming, progress);
        } catch (InvalidLoadException e) {
            throw CommandFailure.input(e.getMessage(), e);
        } catch (LoadFailedException e) {
            throw CommandFailure.run(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw CommandFailure.run("Interrupted during the warm-up, before anything was measured.", e);
        } finally {
            progress.end();
        }
        output.write(result, circumstances(plan, result).of(result), terminal);
        Optional<String> failure = failure(result);
        failure.ifPresent(why -> terminal.err().println("headroom: " + why));
        return failure.isPresent() ? Failures.RUN_FAILED : 0;
    }

    /** Why the numbers are not those that were asked for. */
    private static Optional<String> failure(LoadResult result) {
        if (!result.complete()) {
            return Optional.of("the load was stopped after "
                    + DurationText.of(result.window().toNanos()) + "; the numbers are those until then");
        }
        if (result.selfCheck().verdict() != SelfCheck.Verdict.VALID) {
            return Optional.of("the numbers cannot be believed: "
                    + String.join(" ", result.selfCheck().reasons()));
        }
        return FailedRequests.allOf(result);
    }

    private LoadPlan plan() throws CommandFailure {
        LoadTarget target = LoadTarget.of(url);
        try {
            var endpoint = new EndpointLoad(
                    method.toUpperCase(Locale.ROOT) + " " + target.path(),
                    method.toUpperCase(Locale.ROOT),
                    target.path(),
                    headers,
                    body,
                    1,
                    expect);
            LoadPlan plan = LoadPlan.of(target.base(), List.of(endpoint), arrivals())
                    .withTimeouts(timeout, timeout, timeout)
                    .withOwnTarget(ownTarget);
            if (connections != null) {
                plan = plan.withConnections(connections);
            }
            return seed == null ? plan : plan.withSeed(seed);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(e.getMessage() + ".", e);
        }
    }

    private Arrivals arrivals() {
        if (model.closed > 0) {
            return Arrivals.closed(model.closed);
        }
        return poisson ? Arrivals.poisson(model.rate) : Arrivals.constant(model.rate);
    }

    private LoadResult load(LoadPlan plan, Duration warming, Progress progress)
            throws CommandFailure, InvalidLoadException, LoadFailedException, InterruptedException {
        try (LoadSession session = LoadSession.open(plan)) {
            interruption.listen();
            interruption.stopWith(session::stop);
            await(start.firstLoad(warming), progress);
            if (!warming.isZero()) {
                progress.phase("warming up", warming);
                session.warmUp(WarmUp.fixed(warming), watched(progress));
                interruption.check();
                await(start.firstLoad(Duration.ZERO), progress);
            }
            progress.phase("loading " + url, window);
            return session.measure(window, watched(progress));
        }
    }

    private void await(Optional<Instant> instant, Progress progress) throws InterruptedException {
        if (instant.isPresent()) {
            Duration left = Duration.between(Instant.now(), instant.get());
            if (left.compareTo(Duration.ofSeconds(1)) > 0) {
                progress.phase("waiting for the start", left);
            }
            start.await(instant.get());
            interruption.check();
        }
    }

    private LoadCircumstances circumstances(LoadPlan plan, LoadResult result) {
        LoadModel how = plan.arrivals() instanceof Arrivals.Open open
                ? LoadModel.open(
                        open.schedule().description().split(" ", 2)[0].toLowerCase(Locale.ROOT),
                        result.selfCheck().intendedRate())
                : LoadModel.closed(model.closed);
        Duration warming = warmup == null ? Duration.ZERO : warmup;
        return new LoadCircumstances(url, how, plan.connections(), warming, timeout);
    }

    private Consumer<LoadProgress> watched(Progress progress) {
        return LoadView.on(progress, model.closed > 0 ? 0 : model.rate);
    }
}
