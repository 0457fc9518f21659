package dev.headroom.measure.load;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The results of several generators as one: counts and rates added, histograms merged, the worst self-check named.
 *
 * @param notes what a reader of the numbers must know, such as windows that overlap only in part; whole sentences
 */
public record MergedLoad(MeasuredLoad load, List<String> notes) {

    /** Less of the time in common than this, and added rates were hardly ever there together. */
    private static final double MOSTLY = 0.98;

    public MergedLoad {
        notes = List.copyOf(notes);
    }

    /**
     * Merges parts of one load.
     *
     * @param unlikeToo merge parts of different loads as well, and say in a note that they are
     * @throws UnlikeLoadsException where they differ and may not, or where one run is among them twice
     */
    public static MergedLoad of(List<MeasuredLoad> parts, boolean unlikeToo) throws UnlikeLoadsException {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to merge");
        }
        requireDistinct(parts);
        List<String> notes = new ArrayList<>();
        List<String> differences = LoadLikeness.differences(parts);
        Overlap overlap = Overlap.of(parts);
        if (overlap.common().isZero()) {
            differences.add("there was no moment at which all of them were loading");
        }
        if (!differences.isEmpty()) {
            if (!unlikeToo) {
                throw new UnlikeLoadsException(differences);
            }
            notes.add("Unlike loads were merged: " + String.join("; ", differences) + ".");
        }
        if (parts.size() > 1 && overlap.share() < MOSTLY) {
            notes.add("All of them were loading for " + seconds(overlap.common()) + " of " + seconds(overlap.whole())
                    + " (" + DecimalText.fixed(100 * overlap.share(), 0)
                    + " %): the added rates were there together only then.");
        }
        return new MergedLoad(merge(parts), notes);
    }

    /**
     * How long all windows were open together.
     *
     * @param whole from the first start to the last end
     */
    private record Overlap(Duration common, Duration whole) {

        static Overlap of(List<MeasuredLoad> parts) {
            Instant first = Instant.MAX;
            Instant last = Instant.MIN;
            Instant lastStart = Instant.MIN;
            Instant firstEnd = Instant.MAX;
            for (MeasuredLoad part : parts) {
                for (GeneratorRun run : part.generators()) {
                    first = run.started().isBefore(first) ? run.started() : first;
                    lastStart = run.started().isAfter(lastStart) ? run.started() : lastStart;
                    firstEnd = run.ended().isBefore(firstEnd) ? run.ended() : firstEnd;
                    last = run.ended().isAfter(last) ? run.ended() : last;
                }
            }
            Duration common = lastStart.isBefore(firstEnd) ? Duration.between(lastStart, firstEnd) : Duration.ZERO;
            return new Overlap(common, Duration.between(first, last));
        }

        double share() {
            return whole.isZero() ? 0 : common.toNanos() / (double) whole.toNanos();
        }
    }

    private static void requireDistinct(List<MeasuredLoad> parts) throws UnlikeLoadsException {
        Set<String> ids = new HashSet<>();
        for (MeasuredLoad part : parts) {
            for (GeneratorRun run : part.generators()) {
                if (!ids.add(run.id())) {
                    throw new UnlikeLoadsException(List.of("the run " + run.id() + " is among them twice"));
                }
            }
        }
    }

    private static MeasuredLoad merge(List<MeasuredLoad> parts) {
        Map<String, MeasuredEndpoint> endpoints = new LinkedHashMap<>();
        List<GeneratorRun> generators = new ArrayList<>();
        var lateness = new DurationHistogram();
        var connectionWaits = new DurationHistogram();
        for (MeasuredLoad part : parts) {
            part.endpoints().forEach(each -> endpoints.merge(each.name(), each, MeasuredEndpoint::plus));
            generators.addAll(part.generators());
            lateness.add(part.lateness());
            connectionWaits.add(part.connectionWaits());
        }
        MeasuredLoad first = parts.get(0);
        return new MeasuredLoad(
                first.target(),
                first.protocol(),
                model(parts),
                parts.stream().mapToLong(MeasuredLoad::connections).sum(),
                first.warmup(),
                first.timeout(),
                generators,
                List.copyOf(endpoints.values()),
                lateness,
                connectionWaits,
                selfCheck(generators, lateness.summary()));
    }

    private static LoadModel model(List<MeasuredLoad> parts) {
        OptionalDouble rate =
                parts.stream().allMatch(p -> p.model().ratePerSecond().isPresent())
                        ? OptionalDouble.of(parts.stream()
                                .mapToDouble(p -> p.model().ratePerSecond().getAsDouble())
                                .sum())
                        : OptionalDouble.empty();
        OptionalLong users = parts.stream().allMatch(p -> p.model().users().isPresent())
                ? OptionalLong.of(parts.stream()
                        .mapToLong(p -> p.model().users().getAsLong())
                        .sum())
                : OptionalLong.empty();
        return parts.get(0).model().withRate(rate).withUsers(users);
    }

    /** Rates added; of what each machine had for itself, that of the worst one. */
    private static SelfCheck selfCheck(List<GeneratorRun> generators, PercentileSummary lateness) {
        List<String> reasons = new ArrayList<>();
        SelfCheck.Verdict verdict = SelfCheck.Verdict.VALID;
        for (GeneratorRun run : generators) {
            SelfCheck check = run.selfCheck();
            check.reasons().forEach(reason -> reasons.add("Generator " + run.id() + ": " + reason));
            if (badness(check.verdict()) > badness(verdict)) {
                verdict = check.verdict();
            }
        }
        PercentileSummary hiccup = generators.stream()
                .map(run -> run.selfCheck().hostHiccup())
                .max(Comparator.comparingLong(PercentileSummary::p99Nanos))
                .orElseThrow();
        return new SelfCheck(
                verdict,
                sum(generators, SelfCheck::intendedRate),
                sum(generators, SelfCheck::achievedRate),
                lateness,
                generators.stream()
                        .mapToDouble(run -> run.selfCheck().generatorCpuShare())
                        .max()
                        .orElseThrow(),
                generators.stream()
                        .mapToLong(run -> run.selfCheck().generatorGcNanos())
                        .max()
                        .orElseThrow(),
                hiccup,
                reasons);
    }

    /** A generator that was itself too slow can be helped; a noisy host may only be waited out. The former is worse. */
    private static int badness(SelfCheck.Verdict verdict) {
        return switch (verdict) {
            case VALID -> 0;
            case NOISY_HOST -> 1;
            case GENERATOR_BOUND -> 2;
        };
    }

    private static double sum(List<GeneratorRun> generators, ToDoubleFunction<SelfCheck> rate) {
        return generators.stream()
                .mapToDouble(run -> rate.applyAsDouble(run.selfCheck()))
                .sum();
    }

    private static String seconds(Duration time) {
        return DecimalText.fixed(time.toMillis() / 1000.0, 1) + " s";
    }
}
