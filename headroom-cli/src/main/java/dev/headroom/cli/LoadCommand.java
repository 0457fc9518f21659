package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.CommandGroup;
import dev.headroom.cli.load.ExplainCommand;
import dev.headroom.cli.load.LoadCircumstances;
import dev.headroom.cli.load.LoadOutput;
import dev.headroom.cli.load.MergeCommand;
import dev.headroom.cli.load.StartBarrier;
import dev.headroom.cli.run.AnswerNotes;
import dev.headroom.cli.run.FailedRequests;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.LoadView;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.load.Arrivals;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadProgress;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.protocol.SpokenProtocol;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
            "body are drawn anew for every request. Schedules, data, checks: docs/reference/load.md. What comes out: docs/reference/load-results.md",
            ""
        },
        synopsisSubcommandLabel = "COMMAND")
final class LoadCommand implements Callable<Integer>, CommandGroup {

    private final Terminal terminal;
    private final Interruption interruption;

    @Parameters(
            paramLabel = "URL",
            description = "For example http://127.0.0.1:8080/orders/{1..500}; https, ws and wss too.")
    private String url = "";

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "Length of the measuring window. Default: as long as a replay lasts.")
    private @Nullable Duration window;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "Load this long before measuring. Default: measure from the first request.")
    private @Nullable Duration warmup;

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Mixin
    private ProtocolOptions protocol = new ProtocolOptions();

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Most connections at once. Default: 128, or as many as users.")
    private @Nullable Integer connections;

    @Option(
            names = "--loops",
            paramLabel = "N",
            description =
                    "Event loops that share the load, a thread each. Default: 1, up to 4 with processors to spare.")
    private @Nullable Integer loops;

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

    /** What was measured, and what was spoken for it. */
    private record Loaded(SpokenProtocol spoken, LoadResult result) {}

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
        Duration length = window(plan.arrivals());
        Progress progress = Progress.on(terminal);
        Loaded loaded;
        Duration warming = warmup == null ? Duration.ZERO : warmup;
        try {
            await(start.opening(warming), progress);
            loaded = load(plan, warming, length, progress);
        } catch (InvalidLoadException e) {
            throw CommandFailure.input(e.getMessage(), e);
        } catch (LoadFailedException e) {
            throw CommandFailure.run(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw CommandFailure.run("Interrupted during the warm-up, before anything was measured.", e);
        } finally {
            progress.end();
        }
        LoadResult result = loaded.result();
        output.write(result, circumstances(plan, loaded).of(result), AnswerNotes.of(result), terminal);
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
        Optional<String> allFailed = FailedRequests.allOf(result);
        if (allFailed.isEmpty() && result.selfCheck().verdict() != SelfCheck.Verdict.VALID) {
            return Optional.of("the numbers cannot be believed: "
                    + String.join(" ", result.selfCheck().reasons()));
        }
        return allFailed;
    }

    private LoadPlan plan() throws CommandFailure {
        LoadTarget target = LoadTarget.of(url);
        try {
            LoadPlan plan = LoadPlan.of(target.base(), List.of(request.endpoint(target.path())), model.arrivals())
                    .withData(request.data())
                    .withProtocol(protocol.plan())
                    .withTimeouts(timeout, timeout, timeout)
                    .withOwnTarget(ownTarget);
            if (connections != null) {
                plan = plan.withConnections(connections);
            }
            if (loops != null) {
                plan = plan.withLoops(loops);
            }
            return seed == null ? plan : plan.withSeed(seed);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.input(e.getMessage() + ".", e);
        }
    }

    /** As long as was asked for; a replay says by itself how long it is. */
    private Duration window(Arrivals arrivals) throws CommandFailure {
        if (window != null) {
            return window;
        }
        Optional<Duration> length =
                arrivals instanceof Arrivals.Open open ? open.schedule().length() : Optional.empty();
        return length.map(last -> last.plusMillis(1))
                .orElseThrow(() -> CommandFailure.input("How long? Give --for TIME, such as --for 30s.", null));
    }

    private Loaded load(LoadPlan plan, Duration warming, Duration length, Progress progress)
            throws CommandFailure, InvalidLoadException, LoadFailedException, InterruptedException {
        try (LoadSession session = LoadSession.open(plan)) {
            interruption.listen();
            interruption.stopWith(session::stop);
            await(start.firstLoad(warming), progress);
            if (!warming.isZero()) {
                progress.phase("warming up", warming);
                session.warmUp(WarmUp.fixed(warming), watched(plan, progress));
                interruption.check();
                await(start.firstLoad(Duration.ZERO), progress);
            }
            progress.phase("loading " + url, length);
            return new Loaded(session.spoken(), session.measure(length, watched(plan, progress)));
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

    private LoadCircumstances circumstances(LoadPlan plan, Loaded loaded) {
        LoadModel how = plan.arrivals() instanceof Arrivals.Open open
                ? LoadModel.open(
                        open.schedule().description().split(" ", 2)[0].toLowerCase(Locale.ROOT),
                        loaded.result().selfCheck().intendedRate())
                : LoadModel.closed(((Arrivals.Closed) plan.arrivals()).users());
        Duration warming = warmup == null ? Duration.ZERO : warmup;
        return new LoadCircumstances(url, loaded.spoken(), how, plan.limits().connections(), warming, timeout);
    }

    private static Consumer<LoadProgress> watched(LoadPlan plan, Progress progress) {
        double rate = plan.arrivals() instanceof Arrivals.Open open
                ? open.schedule().ratePerSecond().orElse(0)
                : 0;
        return LoadView.on(progress, rate);
    }
}
