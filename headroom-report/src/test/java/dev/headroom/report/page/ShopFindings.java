package dev.headroom.report.page;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.tail.Modes;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was found in the {@link ShopRun}: five findings, one of them cold, and two tails. */
final class ShopFindings {

    private ShopFindings() {}

    static List<Finding> findings(UnaryOperator<String> named) {
        return List.of(
                finding(
                        named,
                        "n-plus-one-queries",
                        "Order lines are read once per order",
                        Level.ARCHITECTURE,
                        new Location(named.apply("com.acme.shop.OrderService"), "linesOf", 88),
                        ShopRun.ORDERS,
                        List.of(
                                "21 SQL executions per request, 20 of them one statement (1,600 requests).",
                                "select … from order_line where order_id = ? takes 1.12 ms of the 31.2 ms median, 20 times."),
                        List.of(
                                gain("p(50)", "nanoseconds", 31.2e6, 18.9e6, 22.1e6, 24.0e6),
                                gain("queries/request", "queries", 21, 19, 19, 19)),
                        "Read the lines of all orders in one statement with IN (…), or join them to the orders.",
                        Finding.Status.CONFIRMED,
                        List.of("com.acme.shop.OrderService.list", "com.acme.shop.OrderService.linesOf")),
                finding(
                        named,
                        "regex-compile-in-loop",
                        "A pattern is compiled for every product searched",
                        Level.ALGORITHM,
                        new Location(named.apply("com.acme.shop.Search"), "matches", 41),
                        ShopRun.SEARCH,
                        List.of(
                                "46.1 % of the endpoint's CPU is under Pattern.compile (n=1,412 samples, 43.5–48.7 %)."),
                        List.of(
                                gain("cpu/request", "nanoseconds", 7.9e6, 3.3e6, 3.6e6, 3.9e6),
                                gain("bytes/request", "bytes", 1.43e6, 0.7e6, 0.8e6, 0.9e6)),
                        "Compile the pattern once per request, outside the loop.",
                        Finding.Status.CONFIRMED,
                        List.of("com.acme.shop.Search.matches", "java.util.regex.Pattern.compile")),
                finding(
                        named,
                        "string-concat-in-loop",
                        "The export grows one string row by row",
                        Level.ALGORITHM,
                        new Location(named.apply("com.acme.shop.CsvExport"), "render", 57),
                        "GET /export/orders.csv",
                        List.of(
                                "91.4 % of 47.1 MiB per request is allocated under StringConcatHelper (n=2,018 samples)."),
                        List.of(gain("bytes/request", "bytes", 48_200 * 1024.0, 41e6, 43e6, 45e6)),
                        "Append to one StringBuilder, or write rows to the response as they come.",
                        Finding.Status.CONFIRMED,
                        List.of("com.acme.shop.CsvExport.render")),
                finding(
                        named,
                        "logging-in-hot-path",
                        "Debug messages are built although nobody reads them",
                        Level.IO,
                        new Location(named.apply("com.acme.shop.SummaryService"), "add", 23),
                        "GET /summary",
                        List.of("12.2 % of the endpoint's CPU (n=402 samples, 9.4–15.8 %)."),
                        List.of(gain("cpu/request", "nanoseconds", 9.6e6, 0.8e6, 1.1e6, 1.5e6)),
                        "Pass arguments to the logger instead of a built string.",
                        Finding.Status.SUSPECTED,
                        List.of("com.acme.shop.SummaryService.add")),
                finding(
                        named,
                        "unsized-collection",
                        "A list grows from its default size",
                        Level.MICRO,
                        new Location(named.apply("com.acme.shop.SummaryService"), "collect", 31),
                        "GET /summary",
                        List.of("0.2 % of the endpoint's allocation."),
                        List.of(gain("bytes/request", "bytes", 5_120 * 1024.0, 0, 9_000, 20_000)),
                        "Give the list its size.",
                        Finding.Status.COLD,
                        List.of()));
    }

    private static Finding finding(
            UnaryOperator<String> named,
            String rule,
            String title,
            Level level,
            Location location,
            String endpoint,
            List<String> evidence,
            List<Gain> gains,
            String fix,
            Finding.Status status,
            List<String> frames) {
        return new Finding(
                rule,
                named.apply(title),
                level,
                location,
                named.apply(endpoint),
                evidence.stream().map(named).toList(),
                gains.get(0),
                gains.subList(1, gains.size()),
                named.apply(fix),
                status,
                frames.stream().map(named).toList());
    }

    private static Gain gain(String metric, String unit, double current, double low, double best, double high) {
        return new Gain(metric, unit, current, new Interval(low, best, high), "Self weight under the place goes.");
    }

    static List<TailBreakdown> tail(UnaryOperator<String> named, ShopMoments moments) {
        return List.of(
                new TailBreakdown(
                        named.apply(ShopRun.ORDERS),
                        Percentile.P99,
                        118_000_000,
                        31_200_000,
                        16,
                        List.of(
                                cause(named, TailCause.QUEUEING, 0.31, 0.46, 0.58, 0.04, ""),
                                cause(
                                        named,
                                        TailCause.SQL,
                                        0.14,
                                        0.22,
                                        0.33,
                                        0.98,
                                        "com.acme.shop.OrderService.linesOf:88"),
                                cause(named, TailCause.GC_PAUSE, 0.06, 0.13, 0.22, 0.02, "G1 Pause Young"),
                                cause(named, TailCause.UNEXPLAINED, 0.08, 0.19, 0.34, 0, "")),
                        moments.slowest(),
                        moments::profiles,
                        Optional.of(modes(named)),
                        List.of(named.apply("58 % of it was queued behind others."))),
                new TailBreakdown(
                        named.apply("POST /orders"),
                        Percentile.P99,
                        64_000_000,
                        7_100_000,
                        6,
                        List.of(
                                cause(
                                        named,
                                        TailCause.MONITOR,
                                        0.4,
                                        0.61,
                                        0.77,
                                        0.11,
                                        "com.acme.shop.AuditLog.append:19"),
                                cause(named, TailCause.FILE_IO, 0.1, 0.2, 0.4, 0.9, "com.acme.shop.AuditLog.append:22"),
                                cause(named, TailCause.UNEXPLAINED, 0.05, 0.19, 0.5, 0, "")),
                        List.of(),
                        List::of,
                        Optional.empty(),
                        List.of()));
    }

    private static TailBreakdown.Share cause(
            UnaryOperator<String> named,
            TailCause cause,
            double low,
            double best,
            double high,
            double control,
            String place) {
        String shown = place.isEmpty() ? "" : named.apply(place);
        return new TailBreakdown.Share(
                cause, new Interval(low, best, high), 0, control, shown, new Interval(40e6, 50e6, 60e6));
    }

    private static Modes modes(UnaryOperator<String> named) {
        return new Modes(
                List.of(new Modes.Peak(31_000_000, 0.97), new Modes.Peak(400_000_000, 0.03)),
                Optional.of(new Modes.Split(
                        named.apply("SQL statement"), named.apply("select ?"), 0.8, 1e-6, 0.4, 0.001, 32)),
                List.of(named.apply("connection"), named.apply("SQL statement")),
                1_600);
    }
}
