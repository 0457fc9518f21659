package dev.headroom.measure.load;

import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * As much of a load as a tool's file tells; what it does not tell is empty, never guessed.
 *
 * @param tool that made the load, with its version where the file tells
 * @param target what was loaded, for people; may be empty
 * @param connections most connections at once, or users where the tool counts those
 * @param achievedRate requests per second
 * @param window length of what was measured; null where it is not known
 * @param requests errors included
 * @param errorsByKind under the tool's own names, only kinds that happened
 * @param times what was measured, the distribution the tool puts first at the front; at least one
 * @param warmup whether the requests of the service's warm-up are among those measured
 * @param selfCheck whether the generator can be believed; null where the tool does not ask
 * @param notes what a reader of the numbers must know; whole sentences
 */
public record ReportedLoad(
        String tool,
        String target,
        LoadModel model,
        OptionalLong connections,
        OptionalDouble achievedRate,
        @Nullable Duration window,
        OptionalLong requests,
        OptionalLong errors,
        Map<String, Long> errorsByKind,
        List<ReportedTimes> times,
        WarmupPart warmup,
        @Nullable SelfCheck selfCheck,
        List<String> notes) {

    /** Whether what was measured holds the warm-up. */
    public enum WarmupPart {
        /** The first requests count. */
        INCLUDED,
        /** Load went before the window. */
        EXCLUDED,
        /** The file does not tell. */
        UNKNOWN;

        /** The stable name in JSON: {@code included}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ReportedLoad {
        errorsByKind = new TreeMap<>(errorsByKind);
        times = List.copyOf(times);
        notes = List.copyOf(notes);
        if (times.isEmpty()) {
            throw new IllegalArgumentException("A load without any times says nothing");
        }
        if (requests.isPresent() && errors.isPresent() && errors.getAsLong() > requests.getAsLong()) {
            throw new IllegalArgumentException(
                    "Errors are among the requests, got " + errors.getAsLong() + " of " + requests.getAsLong());
        }
    }

    /** What Headroom's own result says, in the terms of every tool. */
    public static ReportedLoad of(MeasuredLoad load) {
        Map<String, Long> errors = new TreeMap<>();
        load.endpoints().forEach(endpoint -> endpoint.errorsByKind()
                .forEach((kind, count) -> errors.merge(kind.id(), count, Long::sum)));
        return new ReportedLoad(
                "Headroom " + load.generators().get(0).version(),
                load.target(),
                load.model(),
                OptionalLong.of(load.connections()),
                OptionalDouble.of(load.selfCheck().achievedRate()),
                load.window(),
                OptionalLong.of(load.requests()),
                OptionalLong.of(load.errors()),
                errors,
                times(load),
                load.warmup().isZero() ? WarmupPart.INCLUDED : WarmupPart.EXCLUDED,
                load.selfCheck(),
                List.of());
    }

    /** Users who wait have no schedule to be late for: what a closed model calls response time hides what it left unsent. */
    private static List<ReportedTimes> times(MeasuredLoad load) {
        ReportedTimes sent = ReportedTimes.of(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, load.serviceTimes(), 1);
        return load.model().kind() == LoadModel.Kind.CLOSED
                ? List.of(sent)
                : List.of(
                        ReportedTimes.of(TimeKind.RESPONSE_TIME, Population.SUCCESSFUL, load.responseTimes(), 1), sent);
    }

    public Optional<Duration> windowIfKnown() {
        return Optional.ofNullable(window);
    }

    public Optional<SelfCheck> selfCheckIfAny() {
        return Optional.ofNullable(selfCheck);
    }

    /** The distribution the tool puts first. */
    public ReportedTimes headline() {
        return times.get(0);
    }

    /** The distribution of this kind and population, if there is one. */
    public Optional<ReportedTimes> times(TimeKind kind, Population population) {
        return times.stream()
                .filter(each -> each.kind() == kind && each.population() == population)
                .findFirst();
    }

    /** Failed requests over all, where both are known. */
    public OptionalDouble errorShare() {
        return requests.isPresent() && errors.isPresent() && requests.getAsLong() > 0
                ? OptionalDouble.of(errors.getAsLong() / (double) requests.getAsLong())
                : OptionalDouble.empty();
    }
}
