package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.FreePort;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.ProcStat;
import dev.headroom.benchmarks.harness.ThreadCpu;
import dev.headroom.load.Arrivals;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.run.SelfCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One fresh shop process, warmed up and measured for one window.
 *
 * @param cpuMicrosPerRequest CPU of the whole process, so with its compiler, collector, agent and profiler threads
 * @param compilerShare the part of it that the JVM's compiler threads used, 0 to 1
 * @param ownShare the part of it that the agent's own threads used, 0 to 1
 * @param recordingBytes size of the recording it left, 0 for none
 */
record ShopBlock(
        Condition condition,
        double cpuMicrosPerRequest,
        double compilerShare,
        double ownShare,
        long requests,
        long errors,
        SelfCheck.Verdict verdict,
        long recordingBytes) {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final String AGENT_THREADS = "headroom-";
    private static final String FIRST_COMPILER = "C1 Compiler";
    private static final String SECOND_COMPILER = "C2 Compiler";

    /** A compiler thread that ends takes its CPU time out of sight. */
    private static final String KEEP_COMPILER_THREADS = "-XX:-UseDynamicNumberOfCompilerThreads";

    private static final long SEED = 20_240_229;

    static ShopBlock measure(Condition condition, Instruments instruments, Options options)
            throws IOException, InterruptedException, InvalidLoadException, LoadFailedException {
        int port = FreePort.find();
        Files.deleteIfExists(instruments.recording());
        Path log = Files.createTempFile("headroom-shop", ".log");
        Process shop = Child.endingWithUs(new ProcessBuilder(command(condition, instruments, options, port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        try {
            FreePort.awaitListening(shop, port, READY);
            return window(condition, instruments, options, shop, URI.create("http://127.0.0.1:" + port));
        } finally {
            shop.destroy();
            shop.onExit().join();
            Files.deleteIfExists(log);
        }
    }

    private static ShopBlock window(
            Condition condition, Instruments instruments, Options options, Process shop, URI target)
            throws IOException, InvalidLoadException, LoadFailedException {
        warmGently(target, options.seconds("gentle"));
        LoadPlan plan = LoadPlan.of(target, ShopMix.endpoints(), Arrivals.constant(options.number("rate")))
                .withSeed(SEED);
        try (LoadSession session = LoadSession.open(plan)) {
            session.warmUp(WarmUp.fixed(options.seconds("warmup")), second -> {});
            ProcStat before = ProcStat.of(shop.pid());
            Duration compilerBefore = compiler(shop);
            Duration ownBefore = ThreadCpu.of(shop.pid(), AGENT_THREADS);
            LoadResult result = session.measure(options.seconds("window"), second -> {});
            Duration cpu = ProcStat.of(shop.pid()).own().minus(before.own());
            Duration own = ThreadCpu.of(shop.pid(), AGENT_THREADS).minus(ownBefore);
            Duration compiler = compiler(shop).minus(compilerBefore);
            stop(shop);
            return new ShopBlock(
                    condition,
                    cpu.toNanos() / 1e3 / result.requests(),
                    (double) compiler.toNanos() / cpu.toNanos(),
                    (double) own.toNanos() / cpu.toNanos(),
                    result.requests(),
                    result.errors(),
                    result.selfCheck().verdict(),
                    Files.exists(instruments.recording()) ? Files.size(instruments.recording()) : 0);
        }
    }

    /** What one request costs where nothing is compiled any more. */
    double runMicrosPerRequest() {
        return cpuMicrosPerRequest * (1 - compilerShare);
    }

    private static Duration compiler(Process shop) throws IOException {
        return ThreadCpu.of(shop.pid(), FIRST_COMPILER).plus(ThreadCpu.of(shop.pid(), SECOND_COMPILER));
    }

    private static void warmGently(URI target, Duration length) throws InvalidLoadException, LoadFailedException {
        int users = 2 * Runtime.getRuntime().availableProcessors();
        LoadPlan gentle = LoadPlan.of(target, ShopMix.endpoints(), Arrivals.closed(users))
                .withSeed(SEED)
                .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(30));
        try (LoadSession session = LoadSession.open(gentle)) {
            session.warmUp(WarmUp.fixed(length), second -> {});
        }
    }

    /** Ends the shop in order, so that its recording is whole. */
    private static void stop(Process shop) {
        shop.destroy();
        shop.onExit().join();
    }

    private static List<String> command(Condition condition, Instruments instruments, Options options, int port)
            throws IOException {
        Path jar = options.path("home").resolve("examples/shop/target/shop.jar");
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing. Build it: mvn -pl examples/shop -am -DskipTests package");
        }
        List<String> command =
                new ArrayList<>(List.of(Child.java(options.text("jdk")), "-Xmx512m", KEEP_COMPILER_THREADS));
        command.addAll(instruments.options(condition));
        command.addAll(List.of("-jar", jar.toString(), "--port", Integer.toString(port)));
        if (!options.text("fixed").isEmpty()) {
            command.addAll(List.of("--fixed", options.text("fixed")));
        }
        return command;
    }
}
