package dev.headroom.report.page;

import dev.headroom.diagnose.AttributionShare;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.EndpointDiagnosis;
import dev.headroom.diagnose.HotPath;
import dev.headroom.gate.GateKind;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Environment;
import dev.headroom.measure.Interval;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.report.EndpointTimeline;
import dev.headroom.report.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The story of most page tests: 20 s of load on a shop with nine endpoints, of which the order list asks the database once
 * per order. A stall at second 12 reaches every endpoint; the import is called too seldom for a p99.
 */
final class ShopRun {

    static final String ORDERS = "GET /customers/{id}/orders";
    static final String SEARCH = "GET /products/search";
    static final String IMPORT = "POST /import";

    private static final int SECONDS = 20;
    private static final long MILLI = 1_000_000;

    /** Endpoint, requests a second, ordinary response time, CPU, bytes and statements of one request. */
    private record Traffic(String endpoint, int rate, double millis, double cpuMillis, double kibibytes, double sql) {}

    private static final List<Traffic> TRAFFIC = List.of(
            new Traffic(ORDERS, 80, 31, 6.2, 812, 21),
            new Traffic("GET /orders/{id}", 120, 2.1, 0.61, 38, 2),
            new Traffic("GET /products/{id}", 100, 0.9, 0.32, 21, 1),
            new Traffic(SEARCH, 40, 9.4, 7.9, 1_430, 1),
            new Traffic("GET /export/orders.csv", 10, 48, 33, 48_200, 1),
            new Traffic("POST /orders", 30, 7.2, 1.1, 66, 4),
            new Traffic("GET /summary", 12, 14, 9.6, 5_120, 1),
            new Traffic("GET /health", 8, 0.24, 0.05, 3.1, 0),
            new Traffic(IMPORT, 1, 120, 81, 9_800, 12));

    private final UnaryOperator<String> named;
    private final Random random = new Random(20260101);
    private final ShopStacks stacks;

    private ShopRun(UnaryOperator<String> named) {
        this.named = named;
        this.stacks = new ShopStacks(named, random);
    }

    static RunReport ordinary() {
        return new ShopRun(UnaryOperator.identity()).report();
    }

    /** The same run with every text of it put through a function: names, notes, reasons, the configuration. */
    static RunReport named(UnaryOperator<String> named) {
        return new ShopRun(named).report();
    }

    /** A run with another diagnosis. */
    static RunReport with(RunReport run, Diagnosis diagnosis) {
        return new RunReport(
                run.service(),
                run.config(),
                run.measurement(),
                run.verdict(),
                run.baselineId(),
                run.gates(),
                diagnosis,
                run.profiler(),
                run.profiles(),
                run.timelines(),
                run.notes());
    }

    private RunReport report() {
        List<EndpointTimeline> timelines = TRAFFIC.stream().map(this::timeline).toList();
        List<EndpointMeasurement> endpoints = new ArrayList<>();
        for (int i = 0; i < TRAFFIC.size(); i++) {
            endpoints.add(measured(TRAFFIC.get(i), timelines.get(i)));
        }
        var run = new RunMeasurement(
                named.apply("2026-01-14T10-22-31-shop"),
                Instant.parse("2026-01-14T10:22:31.402Z"),
                Duration.ofSeconds(SECONDS),
                true,
                environment(),
                endpoints,
                new InstanceMeasurement(
                        OptionalLong.of(412L << 20),
                        OptionalLong.of(131L << 20),
                        OptionalDouble.of(0.613),
                        OptionalLong.of(184 * MILLI)),
                selfCheck());
        return new RunReport(
                named.apply("java -jar shop.jar --port 8080"),
                named.apply("apiVersion: headroom/v1\nload:\n  rate: 401/s\n  duration: 20s\n"),
                run,
                Verdict.FAIL,
                Optional.of(named.apply("2026-01-13T17-02-10-shop")),
                gates(),
                diagnosis(),
                named.apply("async-profiler 4.6"),
                stacks.all(),
                timelines,
                List.of(named.apply("The service shares this machine with the load generator.")));
    }

    private Environment environment() {
        return new Environment(
                named.apply("bench-2"),
                named.apply("AMD EPYC 7B13"),
                8,
                32L << 30,
                named.apply("Linux 6.1.0"),
                named.apply("OpenJDK 17.0.15"),
                "0.1.0");
    }

    private static SelfCheck selfCheck() {
        return new SelfCheck(
                SelfCheck.Verdict.VALID,
                401,
                400.6,
                new PercentileSummary(8_020, 9_200, 41_000, 122_000, 480_000, 2_100_000),
                0.071,
                6 * MILLI,
                new PercentileSummary(20_000, 61_000, 88_000, 140_000, 610_000, 1_900_000),
                List.of());
    }

    private EndpointTimeline timeline(Traffic traffic) {
        var response = new DurationHistogram();
        var service = new DurationHistogram();
        List<DurationHistogram> seconds = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            var interval = new DurationHistogram();
            for (int i = 0; i < traffic.rate(); i++) {
                double ordinary = traffic.millis() * Math.exp(0.32 * random.nextGaussian());
                double slow = random.nextDouble() < 0.012 ? traffic.millis() * 2 + 30 * random.nextDouble() : 0;
                double waited = second == 12 ? 140 * random.nextDouble() : 0;
                long serviceNanos = (long) ((ordinary + slow) * MILLI);
                long responseNanos = serviceNanos + (long) (waited * MILLI);
                service.recordNanos(serviceNanos);
                response.recordNanos(responseNanos);
                interval.recordNanos(responseNanos);
            }
            seconds.add(interval);
        }
        return new EndpointTimeline(named.apply(traffic.endpoint()), response, service, 1_000 * MILLI, seconds);
    }

    private static EndpointMeasurement measured(Traffic traffic, EndpointTimeline timeline) {
        boolean failing = traffic.endpoint().equals("POST /orders");
        long succeeded = timeline.responseTimes().count();
        Map<RequestOutcome, Long> errors =
                failing ? Map.of(RequestOutcome.BAD_STATUS, 7L, RequestOutcome.TIMEOUT, 2L) : Map.of();
        return new EndpointMeasurement(
                timeline.endpoint(),
                succeeded + (failing ? 9 : 0),
                errors,
                timeline.responseTimes().summary(),
                timeline.serviceTimes().summary(),
                new PerRequest(
                        succeeded,
                        OptionalDouble.of(traffic.cpuMillis() * MILLI),
                        OptionalDouble.of(traffic.kibibytes() * 1024),
                        OptionalDouble.of(traffic.sql())));
    }

    private List<GateResult> gates() {
        return List.of(
                budget(
                        ORDERS,
                        "p(50)",
                        "nanoseconds",
                        "p(50)<20ms",
                        20e6,
                        31.2e6,
                        Verdict.FAIL,
                        "31.2 ms is above 20 ms (n=1,600)."),
                budget(
                        ORDERS,
                        "p(95)",
                        "nanoseconds",
                        "p(95)<120ms",
                        120e6,
                        71e6,
                        Verdict.PASS,
                        "71.0 ms is below 120 ms (n=1,600)."),
                budget(
                        ORDERS,
                        "queries/request",
                        "queries",
                        "queries/request<=3",
                        3,
                        21,
                        Verdict.FAIL,
                        "21 queries per request, 3 allowed; an exact count."),
                budget(
                        ORDERS,
                        "bytes/request",
                        "bytes",
                        "bytes/request<1MiB",
                        1 << 20,
                        812 * 1024,
                        Verdict.PASS,
                        "812 KiB is below 1 MiB."),
                budget(
                        "GET /orders/{id}",
                        "p(95)",
                        "nanoseconds",
                        "p(95)<50ms",
                        50e6,
                        4.1e6,
                        Verdict.PASS,
                        "4.10 ms is below 50 ms (n=2,400)."),
                budget(
                        SEARCH,
                        "cpu/request",
                        "nanoseconds",
                        "cpu/request<5ms",
                        5e6,
                        7.9e6,
                        Verdict.FAIL,
                        "7.90 ms is above 5 ms (n=800)."),
                budget(
                        IMPORT,
                        "p(95)",
                        "nanoseconds",
                        "p(95)<250ms",
                        250e6,
                        210e6,
                        Verdict.INCONCLUSIVE,
                        "20 requests cannot bound a p95; it needs 59."),
                budget(
                        "POST /orders",
                        "errors",
                        "ratio",
                        "errors<1%",
                        0.01,
                        0.0148,
                        Verdict.FAIL,
                        "9 of 609 requests failed."),
                regression(ORDERS, "p(95)", "nanoseconds", "p(95) regress 10%", 77e6, 71e6, 70e6, Verdict.PASS),
                regression(
                        "default",
                        "rss.peak",
                        "bytes",
                        "rss.peak regress 20%",
                        480 << 20,
                        412 << 20,
                        400 << 20,
                        Verdict.PASS));
    }

    private GateResult budget(
            String subject,
            String metric,
            String unit,
            String expression,
            double limit,
            double current,
            Verdict verdict,
            String reason) {
        return new GateResult(
                GateKind.BUDGET,
                named.apply(subject),
                metric,
                unit,
                named.apply(expression),
                limit,
                OptionalDouble.of(current),
                OptionalDouble.empty(),
                verdict,
                named.apply(reason));
    }

    private GateResult regression(
            String subject,
            String metric,
            String unit,
            String expression,
            double limit,
            double current,
            double baseline,
            Verdict verdict) {
        return new GateResult(
                GateKind.REGRESSION,
                named.apply(subject),
                metric,
                unit,
                named.apply(expression),
                limit,
                OptionalDouble.of(current),
                OptionalDouble.of(baseline),
                verdict,
                named.apply("Within the limit; one run against one is indicative only."));
    }

    private Diagnosis diagnosis() {
        var moments = new ShopMoments(named, stacks);
        List<EndpointDiagnosis> endpoints = new ArrayList<>();
        for (Traffic traffic : TRAFFIC) {
            List<Profile> profiles = stacks.of(traffic.endpoint());
            List<HotPath> hotPaths = traffic.endpoint().equals(ORDERS) ? List.of(ordersPath(profiles)) : List.of();
            endpoints.add(
                    new EndpointDiagnosis(named.apply(traffic.endpoint()), PerRequest.unknown(), profiles, hotPaths));
        }
        return new Diagnosis(
                endpoints,
                List.of(
                        new AttributionShare(SampleType.CPU, 12_412, 9_804, 9_611),
                        new AttributionShare(SampleType.WALL, 88_020, 21_400, 20_980),
                        new AttributionShare(SampleType.ALLOC_SPACE, 6_402, 6_310, 6_288)),
                ShopFindings.findings(named),
                ShopFindings.tail(named, moments),
                moments.moments(),
                List.of(named.apply("GET /health has 0 allocation samples.")));
    }

    private HotPath ordersPath(List<Profile> profiles) {
        Frame list = new Frame(
                named.apply("com.acme.shop.OrderService.linesOf"), "OrderService.java", 88, FrameKind.COMPILED);
        return new HotPath(
                SampleType.WALL,
                profiles.get(1).sampleCount(),
                List.of(
                        named.apply("com.acme.shop.OrderController.list"),
                        named.apply("com.acme.shop.OrderService.list"),
                        named.apply("com.acme.shop.OrderService.linesOf"),
                        named.apply("com.zaxxer.hikari.pool.ProxyPreparedStatement.executeQuery")),
                List.of(new HotPath.Plateau(
                        list, new Interval(0.001, 0.002, 0.004), new Interval(0.71, 0.74, 0.77), 1_930)),
                214);
    }
}
