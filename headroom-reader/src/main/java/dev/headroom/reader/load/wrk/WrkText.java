package dev.headroom.reader.load.wrk;

import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedLoad.WarmupPart;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One output of wrk or wrk2, taken line by line. wrk2 shows itself by its calibration, or by the HdrHistogram it names; its
 * times count from when a connection should have sent, those it calls uncorrected from the send.
 */
final class WrkText {

    private static final Pattern FIRST = Pattern.compile("Running .* test @ (\\S+)");
    private static final Pattern CONNECTIONS = Pattern.compile("\\s+\\d{1,9} threads and (\\d{1,9}) connections");
    private static final Pattern THREAD_TIMES = Pattern.compile("\\s+Latency\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+\\S+");
    private static final Pattern REQUESTS = Pattern.compile("\\s+(\\d{1,18}) requests in (\\S+), .* read");
    private static final Pattern SOCKET_ERRORS = Pattern.compile(
            "\\s+Socket errors: connect (\\d{1,9}), read (\\d{1,9}), write (\\d{1,9}), timeout (\\d{1,9})");
    private static final Pattern STATUS_ERRORS = Pattern.compile("\\s+Non-2xx or 3xx responses: (\\d{1,18})");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]{1,20})");

    private final Map<Pattern, Consumer<Matcher>> parts = new LinkedHashMap<>();
    private final List<WrkDistribution> distributions = new ArrayList<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private String target = "";
    private boolean scheduled;
    private OptionalLong connections = OptionalLong.empty();
    private OptionalDouble meanNanos = OptionalDouble.empty();
    private OptionalLong maxNanos = OptionalLong.empty();
    private OptionalLong completed = OptionalLong.empty();
    private OptionalDouble rate = OptionalDouble.empty();
    private @Nullable Duration window;

    WrkText() {
        parts.put(FIRST, found -> target = found.group(1));
        parts.put(CONNECTIONS, found -> connections = OptionalLong.of(Long.parseLong(found.group(1))));
        parts.put(THREAD_TIMES, this::threadTimes);
        parts.put(REQUESTS, this::requests);
        parts.put(SOCKET_ERRORS, this::socketErrors);
        parts.put(STATUS_ERRORS, found -> error("status", Long.parseLong(found.group(1))));
        parts.put(RATE, found -> rate = WrkUnits.number(found.group(1)));
    }

    static boolean isFirst(String line) {
        return FIRST.matcher(line).matches();
    }

    /** Takes the next line; false where it belongs to a part that it does not fit. */
    boolean take(String line) {
        if (line.contains("Latency Distribution")) {
            distributions.add(new WrkDistribution(line.contains("Uncorrected")));
            scheduled |= line.contains("HdrHistogram");
            return true;
        }
        return takeOther(line) || distributions.isEmpty() || completed.isPresent() || last().take(line);
    }

    private boolean takeOther(String line) {
        if (line.contains("Thread calibration")) {
            scheduled = true;
            return true;
        }
        for (Map.Entry<Pattern, Consumer<Matcher>> part : parts.entrySet()) {
            Matcher matcher = part.getKey().matcher(line);
            if (matcher.matches()) {
                part.getValue().accept(matcher);
                return true;
            }
        }
        return false;
    }

    private void threadTimes(Matcher matcher) {
        meanNanos = WrkUnits.nanos(matcher.group(1));
        OptionalDouble max = WrkUnits.nanos(matcher.group(3));
        maxNanos = max.isPresent() ? OptionalLong.of(Math.round(max.getAsDouble())) : OptionalLong.empty();
    }

    private void requests(Matcher matcher) {
        completed = OptionalLong.of(Long.parseLong(matcher.group(1)));
        OptionalDouble took = WrkUnits.nanos(matcher.group(2));
        window = took.isPresent() ? Duration.ofNanos(Math.round(took.getAsDouble())) : null;
    }

    boolean isWhole() {
        return rate.isPresent() && completed.isPresent();
    }

    ReportedLoad toLoad() {
        long counted = completed.orElse(0);
        // An answer that is bad was counted, a request whose socket failed was not.
        long requests = counted
                + errors.entrySet().stream()
                        .filter(kind -> !kind.getKey().equals("status"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        boolean anyStatus = errors.containsKey("status");
        if (scheduled) {
            notes.add("wrk2 prints neither the rate it was asked for nor how many requests it left out while it"
                    + " calibrated, which takes its first 10 s.");
        }
        return new ReportedLoad(
                scheduled ? "wrk2" : "wrk",
                target,
                new LoadModel(
                        scheduled ? LoadModel.Kind.OPEN : LoadModel.Kind.CLOSED,
                        scheduled ? "constant" : "",
                        OptionalDouble.empty(),
                        scheduled ? OptionalLong.empty() : connections),
                connections,
                rate,
                window,
                OptionalLong.of(requests),
                OptionalLong.of(
                        errors.values().stream().mapToLong(Long::longValue).sum()),
                errors,
                times(counted, anyStatus ? Population.ALL : Population.SUCCESSFUL),
                scheduled ? WarmupPart.EXCLUDED : WarmupPart.INCLUDED,
                null,
                notes);
    }

    private List<ReportedTimes> times(long counted, Population population) {
        TimeKind first = scheduled ? TimeKind.RESPONSE_TIME : TimeKind.SERVICE_TIME;
        if (distributions.isEmpty()) {
            notes.add("Without --latency wrk prints no percentiles, only a mean and a maximum.");
            return List.of(new ReportedTimes(
                    first, population, OptionalLong.empty(), new TreeMap<>(), meanNanos, maxNanos, 1_000, null));
        }
        List<ReportedTimes> times = new ArrayList<>();
        for (WrkDistribution distribution : distributions) {
            TimeKind kind = distribution.isUncorrected() ? TimeKind.SERVICE_TIME : first;
            times.add(distribution.toTimes(
                    kind,
                    population,
                    scheduled ? OptionalLong.empty() : OptionalLong.of(counted),
                    meanNanos,
                    maxNanos));
        }
        return times;
    }

    private WrkDistribution last() {
        return distributions.get(distributions.size() - 1);
    }

    private void socketErrors(Matcher matcher) {
        error("connect", Long.parseLong(matcher.group(1)));
        error("read", Long.parseLong(matcher.group(2)));
        error("write", Long.parseLong(matcher.group(3)));
        long timeouts = Long.parseLong(matcher.group(4));
        if (timeouts > 0) {
            notes.add("wrk met its timeout " + timeouts
                    + " times; such a request still counts with its time once its answer comes, and is no error here.");
        }
    }

    private void error(String kind, long count) {
        if (count > 0) {
            errors.merge(kind, count, Long::sum);
        }
    }
}
