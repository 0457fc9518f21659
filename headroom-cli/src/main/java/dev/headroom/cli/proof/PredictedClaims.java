package dev.headroom.cli.proof;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.gate.Reading;
import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.gate.proof.Prediction;
import dev.headroom.measure.Interval;
import dev.headroom.measure.run.RunMeasurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the runs before a change predict of it: of the place that most of them name, the one with the largest gain of equals.
 *
 * @param finding the first run's that has it; empty where no run found anything of the rule at the endpoint
 * @param foundIn how many runs name this place
 * @param predictions the metric that findings are ranked by first; means over those runs
 * @param notes what was left out
 */
record PredictedClaims(Optional<Finding> finding, int foundIn, List<Prediction> predictions, List<String> notes) {

    PredictedClaims {
        predictions = List.copyOf(predictions);
        notes = List.copyOf(notes);
    }

    /** What a run before the change measured and found. */
    record Baseline(RunMeasurement measurement, List<Finding> findings) {

        Baseline {
            findings = List.copyOf(findings);
        }
    }

    /** A finding, with the run that has it. */
    private record Found(Finding finding, RunMeasurement run) {}

    /** Of what a change was made for. */
    static PredictedClaims of(String rule, String endpoint, List<Baseline> baselines) {
        Map<String, List<Found>> byPlace = byPlace(
                baselines,
                finding -> finding.rule().equals(rule) && finding.endpoint().equals(endpoint));
        Comparator<List<Found>> most =
                Comparator.<List<Found>>comparingInt(List::size).thenComparingDouble(PredictedClaims::meanShare);
        return byPlace.values().stream()
                .max(most)
                .map(found -> of(found, byPlace.size() - 1))
                .orElseGet(() -> new PredictedClaims(
                        Optional.empty(),
                        0,
                        List.of(),
                        List.of("No run before the change has a finding of " + rule + " in " + endpoint
                                + ", so nothing was predicted: what follows is measured only.")));
    }

    /**
     * Of every place that more than half of the runs before name and fewer than half of those after, the largest gain first.
     *
     * @param after what each run after the change found
     */
    static List<PredictedClaims> gone(List<Baseline> before, List<List<Finding>> after) {
        return byPlace(before, finding -> !finding.endpoint().isEmpty()).values().stream()
                .filter(found -> 2 * found.size() > before.size()
                        && 2 * stillIn(found.get(0).finding(), after) < after.size())
                .sorted(Comparator.comparingDouble(PredictedClaims::meanShare).reversed())
                .map(found -> of(found, 0))
                .filter(claims -> !claims.predictions().isEmpty())
                .toList();
    }

    /** In how many runs after a change this place is named. */
    static int stillIn(Finding gone, List<List<Finding>> after) {
        return (int) after.stream()
                .filter(findings -> findings.stream()
                        .anyMatch(finding -> finding.status() != Finding.Status.COLD
                                && finding.rule().equals(gone.rule())
                                && finding.endpoint().equals(gone.endpoint())
                                && place(finding).equals(place(gone))))
                .count();
    }

    private static Map<String, List<Found>> byPlace(List<Baseline> baselines, Predicate<Finding> asked) {
        Map<String, List<Found>> byPlace = new LinkedHashMap<>();
        for (Baseline baseline : baselines) {
            baseline.findings().stream()
                    .filter(finding -> finding.status() != Finding.Status.COLD && asked.test(finding))
                    .collect(Collectors.toMap(
                            PredictedClaims::key, finding -> finding, (one, other) -> one, LinkedHashMap::new))
                    .forEach((place, finding) -> byPlace.computeIfAbsent(place, first -> new ArrayList<>())
                            .add(new Found(finding, baseline.measurement())));
        }
        return byPlace;
    }

    private static String key(Finding finding) {
        return finding.rule() + "\n" + finding.endpoint() + "\n" + place(finding);
    }

    private static PredictedClaims of(List<Found> found, int otherPlaces) {
        List<String> notes = new ArrayList<>();
        if (otherPlaces > 0) {
            notes.add((otherPlaces == 1 ? "One more place" : otherPlaces + " more places")
                    + " of this rule in the endpoint had findings of their own, which the prediction leaves out.");
        }
        List<Prediction> predictions = new ArrayList<>();
        for (String name : metrics(found)) {
            try {
                Metric metric = Metric.parse(name);
                List<Interval> shares = shares(found, metric);
                if (!shares.isEmpty()) {
                    predictions.add(Prediction.meanOf(metric, shares));
                }
            } catch (ExpressionException e) {
                notes.add("The finding predicts a gain of '" + name + "', which no run measures.");
            }
        }
        return new PredictedClaims(Optional.of(found.get(0).finding()), found.size(), predictions, notes);
    }

    /** A line may move between two samples of one loop; the method is what a person repairs. */
    private static String place(Finding finding) {
        return finding.location().className() + "." + finding.location().method();
    }

    private static double meanShare(List<Found> found) {
        return found.stream()
                .mapToDouble(one -> one.finding().predictedGain().share())
                .average()
                .orElse(0);
    }

    /** What most runs rank by leads. */
    private static Set<String> metrics(List<Found> found) {
        Map<String, Long> leading = found.stream()
                .collect(Collectors.groupingBy(
                        one -> one.finding().predictedGain().metric(), LinkedHashMap::new, Collectors.counting()));
        Set<String> names = new LinkedHashSet<>();
        leading.entrySet().stream().max(Map.Entry.comparingByValue()).ifPresent(most -> names.add(most.getKey()));
        found.forEach(one -> gains(one.finding()).forEach(gain -> names.add(gain.metric())));
        return names;
    }

    /** Of what the run measured of the metric: a finding may count its own part of it only, as of a heap. */
    private static List<Interval> shares(List<Found> found, Metric metric) {
        List<Interval> shares = new ArrayList<>();
        for (Found one : found) {
            double measured = measured(one, metric);
            gains(one.finding())
                    .filter(gain -> gain.metric().equals(metric.id()) && measured > 0)
                    .map(gain -> gain.saved().times(1 / measured).mapRising(share -> Math.min(1, share)))
                    .forEach(shares::add);
        }
        return shares;
    }

    private static double measured(Found found, Metric metric) {
        Subject subject = metric.group().isOf(SubjectKind.ENDPOINT)
                ? Subject.endpoint(found.finding().endpoint())
                : Subject.instance("default");
        return Reading.of(found.run(), subject, metric).value().orElse(0);
    }

    private static Stream<Gain> gains(Finding finding) {
        return Stream.concat(Stream.of(finding.predictedGain()), finding.otherGains().stream());
    }
}
