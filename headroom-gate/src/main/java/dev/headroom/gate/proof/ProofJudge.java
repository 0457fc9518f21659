package dev.headroom.gate.proof;

import dev.headroom.gate.Subject;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.block.MetricVerdict;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.rule.Holm;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.SelfCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the runs before a change with those after it, block by block and metric by metric: every metric of every endpoint, and the
 * instance's.
 */
public final class ProofJudge {

    static final Subject INSTANCE = Subject.instance("default");

    /** Of response times those that every run bounds; service times tell the same again. */
    private static final List<Metric> OF_ENDPOINTS = List.of(
            Metric.RESPONSE_P50,
            Metric.RESPONSE_P95,
            Metric.RESPONSE_P99,
            Metric.CPU_PER_REQUEST,
            Metric.BYTES_PER_REQUEST,
            Metric.QUERIES_PER_REQUEST,
            Metric.ERRORS);

    private static final List<Metric> OF_INSTANCES =
            List.of(Metric.RSS_PEAK, Metric.HEAP_LIVE, Metric.GC_SHARE, Metric.STARTUP);

    private final BlockRule rule;

    public ProofJudge(BlockRule rule) {
        this.rule = rule;
    }

    /**
     * Judges a change that was made for one endpoint.
     *
     * @param pairs in the order they were measured, at least one
     * @param endpoint what the change is about
     * @param predictions what it was said to gain there, or of the instance, the one that decides first; may be empty
     */
    public Proof judge(List<RunPair> pairs, String endpoint, List<Prediction> predictions) {
        Map<Place, MetricProof> all = all(pairs);
        List<Claim> claims = new ArrayList<>();
        for (Prediction prediction : predictions) {
            claims.add(claim(pairs, all, new Expected(endpoint, prediction)));
        }
        for (Metric metric : OF_ENDPOINTS) {
            if (predictions.stream().noneMatch(prediction -> prediction.metric() == metric)) {
                Subject subject = Subject.endpoint(endpoint);
                claims.add(new Claim(proof(pairs, all, subject, metric), Optional.empty()));
            }
        }
        List<MetricProof> others = others(all, claims);
        List<MetricProof> sure = sure(
                Stream.concat(
                        claims.stream()
                                .filter(claim -> claim.prediction().isEmpty())
                                .map(Claim::measured),
                        others.stream()),
                pairs);
        ProofReason verdict = ProofReason.of(claims, sure, rule.margin());
        return new Proof(
                pairs.size(), rule, claims, others, sure, verdict.verdict(), verdict.reason(), verdict.moreBlocks());
    }

    /**
     * Judges a change as a whole.
     *
     * @param pairs in the order they were measured, at least one
     * @param expected what was predicted of it; may be empty, and decides nothing
     */
    public Proof judge(List<RunPair> pairs, List<Expected> expected) {
        Map<Place, MetricProof> all = all(pairs);
        List<Claim> claims =
                expected.stream().map(one -> claim(pairs, all, one)).toList();
        List<MetricProof> others = others(all, claims);
        List<MetricProof> measured = Stream.concat(
                        claims.stream().map(Claim::measured).distinct(), others.stream())
                .toList();
        List<MetricProof> sure = sure(measured.stream(), pairs);
        ProofReason verdict = ProofReason.of(measured, sure);
        return new Proof(
                pairs.size(), rule, claims, others, sure, verdict.verdict(), verdict.reason(), verdict.moreBlocks());
    }

    private Map<Place, MetricProof> all(List<RunPair> pairs) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("A change is judged by at least one block");
        }
        Map<Place, MetricProof> all = new LinkedHashMap<>();
        for (EndpointMeasurement endpoint : pairs.get(0).before().measurement().endpoints()) {
            OF_ENDPOINTS.forEach(metric -> proof(pairs, all, Subject.endpoint(endpoint.name()), metric));
        }
        OF_INSTANCES.forEach(metric -> proof(pairs, all, INSTANCE, metric));
        return all;
    }

    private Claim claim(List<RunPair> pairs, Map<Place, MetricProof> all, Expected expected) {
        Prediction prediction = expected.prediction();
        return new Claim(proof(pairs, all, expected.subject(), prediction.metric()), Optional.of(prediction));
    }

    private static List<MetricProof> others(Map<Place, MetricProof> all, List<Claim> claims) {
        return all.values().stream()
                .filter(proof ->
                        claims.stream().noneMatch(claim -> claim.measured().equals(proof)))
                .toList();
    }

    /** Each metric is judged once. */
    private MetricProof proof(List<RunPair> pairs, Map<Place, MetricProof> known, Subject subject, Metric metric) {
        return known.computeIfAbsent(new Place(subject, metric), place -> proof(pairs, subject, metric));
    }

    private MetricProof proof(List<RunPair> pairs, Subject subject, Metric metric) {
        MetricBlocks blocks = MetricBlocks.of(pairs, subject, metric);
        if (blocks.blocks().isEmpty()) {
            return MetricProof.missing(subject, metric, blocks.missing());
        }
        FailedWork failed = FailedWork.of(pairs, subject, metric);
        MetricProof judged = rule.judge(subject, metric, blocks.blocks());
        Optional<String> doubt = judged.verdict() == MetricVerdict.WORSE
                ? failed.before()
                : failed.before().or(failed::after);
        return doubt.map(reason -> MetricProof.missing(subject, metric, reason)).orElse(judged);
    }

    /** Those of the family that moved beyond noise although so many were looked at. */
    private List<MetricProof> sure(Stream<MetricProof> compared, List<RunPair> pairs) {
        boolean valid = valid(pairs);
        List<MetricProof> family = compared.filter(proof -> proof.isMeasured()
                        && (valid || proof.metric().percentile().isEmpty()))
                .toList();
        List<Boolean> rejected =
                Holm.of(family.stream().map(ProofJudge::pValue).toList()).rejected(1 - rule.confidence());
        List<MetricProof> sure = new ArrayList<>();
        for (int i = 0; i < family.size(); i++) {
            if (rejected.get(i) && family.get(i).verdict().moved()) {
                sure.add(family.get(i));
            }
        }
        return sure;
    }

    /** What a generator or a host explains is nobody's regression, least of all in a tail. */
    private static boolean valid(List<RunPair> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.before(), pair.after()))
                .allMatch(run -> run.measurement().selfCheck().verdict() == SelfCheck.Verdict.VALID);
    }

    private static double pValue(MetricProof proof) {
        return proof.change().map(Change::pValue).orElse(1.0);
    }

    private record Place(Subject subject, Metric metric) {}
}
