package dev.headroom.gate.proof;

import dev.headroom.gate.Reading;
import dev.headroom.gate.Subject;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.gate.rule.Holm;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares the runs before a change with those after it, block by block and metric by metric. */
public final class ProofJudge {

    /** Of response times those that every run bounds; service times tell the same again. */
    private static final List<Metric> OF_ENDPOINTS = List.of(
            Metric.RESPONSE_P50,
            Metric.RESPONSE_P95,
            Metric.RESPONSE_P99,
            Metric.CPU_PER_REQUEST,
            Metric.BYTES_PER_REQUEST,
            Metric.QUERIES_PER_REQUEST,
            Metric.ERRORS);

    private static final List<Metric> OF_INSTANCES = List.of(Metric.RSS_PEAK, Metric.HEAP_LIVE);
    private static final Subject INSTANCE = Subject.instance("default");

    private final BlockRule rule;

    public ProofJudge(BlockRule rule) {
        this.rule = rule;
    }

    /**
     * Judges a change.
     *
     * @param pairs in the order they were measured, at least one
     * @param endpoint what the change is about
     * @param predictions what it was said to gain there, or of the instance, the one that decides first; may be empty
     */
    public Proof judge(List<RunPair> pairs, String endpoint, List<Prediction> predictions) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("A change is judged by at least one block");
        }
        Subject subject = Subject.endpoint(endpoint);
        List<Claim> claims = claims(pairs, subject, predictions);
        List<MetricProof> others = others(pairs, subject, predictions);
        List<MetricProof> family = Stream.concat(
                        claims.stream()
                                .filter(claim -> claim.prediction().isEmpty())
                                .map(Claim::measured),
                        others.stream())
                .filter(proof -> proof.isMeasured()
                        && (valid(pairs) || proof.metric().percentile().isEmpty()))
                .toList();
        List<MetricProof> sure = sure(family);
        ProofReason verdict = ProofReason.of(claims, sure, rule.margin());
        return new Proof(pairs.size(), rule.margin(), claims, others, sure, verdict.verdict(), verdict.reason());
    }

    private List<Claim> claims(List<RunPair> pairs, Subject subject, List<Prediction> predictions) {
        List<Claim> claims = new ArrayList<>();
        for (Prediction prediction : predictions) {
            Subject of = prediction.metric().group().subject() == SubjectKind.INSTANCE ? INSTANCE : subject;
            claims.add(new Claim(proof(pairs, of, prediction.metric()), Optional.of(prediction)));
        }
        for (Metric metric : OF_ENDPOINTS) {
            if (predictions.stream().noneMatch(prediction -> prediction.metric() == metric)) {
                claims.add(new Claim(proof(pairs, subject, metric), Optional.empty()));
            }
        }
        return claims;
    }

    private List<MetricProof> others(List<RunPair> pairs, Subject claimed, List<Prediction> predictions) {
        List<MetricProof> others = new ArrayList<>();
        for (EndpointMeasurement endpoint : pairs.get(0).before().endpoints()) {
            Subject subject = Subject.endpoint(endpoint.name());
            if (!subject.equals(claimed)) {
                OF_ENDPOINTS.forEach(metric -> others.add(proof(pairs, subject, metric)));
            }
        }
        OF_INSTANCES.stream()
                .filter(metric -> predictions.stream().noneMatch(prediction -> prediction.metric() == metric))
                .forEach(metric -> others.add(proof(pairs, INSTANCE, metric)));
        return others;
    }

    private MetricProof proof(List<RunPair> pairs, Subject subject, Metric metric) {
        List<Block> blocks = new ArrayList<>();
        for (RunPair pair : pairs) {
            Reading before = Reading.of(pair.before(), subject, metric);
            Reading after = Reading.of(pair.after(), subject, metric);
            Optional<String> missing = missing(before, metric).or(() -> missing(after, metric));
            if (missing.isPresent()) {
                return MetricProof.missing(subject, metric, missing.get());
            }
            blocks.add(Block.of(before.value().orElseThrow(), after.value().orElseThrow()));
        }
        return rule.judge(subject, metric, blocks);
    }

    private static Optional<String> missing(Reading reading, Metric metric) {
        if (reading.value().isEmpty()) {
            return Optional.of(reading.missing());
        }
        return reading.shortOf(metric) > 0 && metric.group().subject() == SubjectKind.ENDPOINT
                ? Optional.of("A run has " + reading.count() + " requests, " + metric.id() + " needs "
                        + (reading.count() + reading.shortOf(metric)) + ": give a longer window.")
                : Optional.empty();
    }

    /** What a generator or a host explains is nobody's regression, least of all in a tail. */
    private static boolean valid(List<RunPair> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.before(), pair.after()))
                .allMatch(run -> run.selfCheck().verdict() == SelfCheck.Verdict.VALID);
    }

    /** At the level of the intervals, over all of them together. */
    private List<MetricProof> sure(List<MetricProof> family) {
        double level = 1 - rule.confidence();
        List<Boolean> rejected = Holm.of(family.stream()
                        .map(proof -> proof.change().map(Change::pValue).orElse(1.0))
                        .toList())
                .rejected(level);
        return IntStream.range(0, family.size())
                .filter(i -> rejected.get(i) && family.get(i).verdict().moved())
                .mapToObj(family::get)
                .toList();
    }
}
