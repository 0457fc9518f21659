package dev.headroom.cli.proof;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.LoadConfig;
import dev.headroom.cli.config.ProfileConfig;
import dev.headroom.cli.config.RequestConfig;
import dev.headroom.cli.config.SessionConfig;
import dev.headroom.cli.config.Warmup;
import dev.headroom.load.Arrivals;
import dev.headroom.load.data.DataSet;
import dev.headroom.measure.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What differs between two configurations in what is asked of a service and how it is watched; services themselves, budgets and
 * waivers may differ.
 *
 * @param differences one fact each, as {@code load.duration is 30 s before and 10 s after}
 */
public record LoadLikeness(List<String> differences) {

    private static final String NONE = "none";

    public LoadLikeness {
        differences = List.copyOf(differences);
    }

    public static LoadLikeness of(HeadroomConfig before, HeadroomConfig after) {
        List<String> found = new ArrayList<>();
        LoadConfig one = before.load();
        LoadConfig other = after.load();
        add(found, "the load", arrivals(one.arrivals()), arrivals(other.arrivals()));
        add(found, "load.warmup", warmup(one.warmup()), warmup(other.warmup()));
        add(found, "load.duration", time(one.duration()), time(other.duration()));
        add(found, "load.connections", one.connections(), other.connections());
        add(found, "load.timeout", time(one.timeout()), time(other.timeout()));
        add(found, "load.seed", one.seed(), other.seed());
        add(found, "load.protocol", one.protocol(), other.protocol());
        compare(found, "request", requests(one), requests(other), LoadLikeness::request);
        compare(found, "session", sessions(one), sessions(other), LoadLikeness::session);
        compare(found, "data set", data(one), data(other), LoadLikeness::dataSet);
        add(found, "profile", profile(before.profile()), profile(after.profile()));
        return new LoadLikeness(found);
    }

    private static void add(List<String> found, String what, Object before, Object after) {
        if (!before.equals(after)) {
            found.add(what + " is " + before + " before and " + after + " after");
        }
    }

    /** @param parts the names of what differs in two of one name */
    private static <T> void compare(
            List<String> found,
            String kind,
            Map<String, T> before,
            Map<String, T> after,
            BiFunction<T, T, List<String>> parts) {
        before.forEach((name, one) -> {
            T other = after.get(name);
            if (other == null) {
                found.add(kind + " " + name + " is only in the configuration before");
                return;
            }
            List<String> different = parts.apply(one, other);
            if (!different.isEmpty()) {
                found.add(kind + " " + name + " differs in " + String.join(", ", different));
            }
        });
        after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .forEach(name -> found.add(kind + " " + name + " is only in the configuration after"));
    }

    private static List<String> request(RequestConfig before, RequestConfig after) {
        Map<String, Function<RequestConfig, Object>> parts = new LinkedHashMap<>();
        parts.put("method", RequestConfig::method);
        parts.put("path", RequestConfig::path);
        parts.put("body", RequestConfig::body);
        parts.put("headers", RequestConfig::headers);
        parts.put("weight", RequestConfig::weight);
        parts.put("expect", RequestConfig::expect);
        parts.put("checks, captures or redirects", RequestConfig::answer);
        return different(parts, before, after);
    }

    private static List<String> session(SessionConfig before, SessionConfig after) {
        Map<String, Function<SessionConfig, Object>> parts = new LinkedHashMap<>();
        parts.put("weight", SessionConfig::weight);
        parts.put("steps", SessionConfig::steps);
        return different(parts, before, after);
    }

    private static List<String> dataSet(DataSet before, DataSet after) {
        Map<String, Function<DataSet, Object>> parts = new LinkedHashMap<>();
        parts.put("columns", DataSet::columns);
        parts.put("order", DataSet::order);
        parts.put("rows", DataSet::rows);
        List<String> different = new ArrayList<>(different(parts, before, after));
        if (different.isEmpty() && !Arrays.equals(text(before), text(after))) {
            different.add("values");
        }
        return different;
    }

    /** The array is filled ahead; only its part up to the last value counts. */
    private static byte[] text(DataSet data) {
        return Arrays.copyOf(
                data.text(), data.end(data.rows() - 1, data.columns().size() - 1));
    }

    private static <T> List<String> different(Map<String, Function<T, Object>> parts, T before, T after) {
        return parts.entrySet().stream()
                .filter(part -> !Objects.equals(
                        part.getValue().apply(before), part.getValue().apply(after)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, RequestConfig> requests(LoadConfig load) {
        return byName(load.requests(), RequestConfig::name);
    }

    private static Map<String, SessionConfig> sessions(LoadConfig load) {
        return byName(load.sessions(), SessionConfig::name);
    }

    private static Map<String, DataSet> data(LoadConfig load) {
        return byName(load.data(), DataSet::name);
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        all.forEach(one -> byName.put(name.apply(one), one));
        return byName;
    }

    private static String arrivals(Arrivals arrivals) {
        return arrivals instanceof Arrivals.Open open
                ? open.schedule().description()
                : arrivals instanceof Arrivals.Closed closed
                        ? closed.users() + " users thinking " + closed.think()
                        : arrivals.toString();
    }

    private static String warmup(Warmup warmup) {
        return warmup instanceof Warmup.Lasting lasting
                ? time(lasting.duration())
                : warmup instanceof Warmup.UntilSteady steady
                        ? "until-steady, at most " + time(steady.maximum())
                        : NONE;
    }

    private static String profile(ProfileConfig profile) {
        return profile.equals(ProfileConfig.off())
                ? "off"
                : "cpu " + orOff(profile.cpuInterval().map(LoadLikeness::time)) + ", alloc "
                        + orOff(profile.allocInterval().map(Object::toString)) + ", wall "
                        + orOff(profile.wallInterval().map(LoadLikeness::time));
    }

    private static String orOff(Optional<String> text) {
        return text.orElse("off");
    }

    private static String time(Duration duration) {
        return DurationText.of(duration.toNanos());
    }
}
