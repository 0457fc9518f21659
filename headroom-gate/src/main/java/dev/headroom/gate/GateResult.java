package dev.headroom.gate;

import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.Place;
import java.util.OptionalDouble;

/**
 * One gate, judged.
 *
 * @param subject the endpoint's name, or the instance's
 * @param metric as written in the budget: {@code p(95)}, {@code cpu/request}, {@code queries/request}, {@code
 *     bytes/request}, {@code rss.peak}, {@code heap.live}, {@code errors}, {@code throughput}, {@code gc.share}, {@code
 *     startup}, or {@code findings}
 * @param unit {@code nanoseconds}, {@code bytes}, {@code queries}, {@code ratio}, {@code requests/s} or {@code findings}
 * @param expression the budget as the user wrote it, for example {@code p(95)<50ms}, or {@code p(95) regress 10%}
 * @param limit the absolute limit in {@code unit}; for a regression the worst value that still passes, or, where the
 *     baseline has no value to compute it from, the relative limit with {@code ratio} as the unit
 * @param current what was measured, empty where it could not be
 * @param baseline what the baseline measured, empty for a budget
 * @param reason one sentence for people: why this verdict; says so where too few requests bound the percentile
 * @param place where the budget is written; unknown for a default
 */
public record GateResult(
        GateKind kind,
        String subject,
        String metric,
        String unit,
        String expression,
        double limit,
        OptionalDouble current,
        OptionalDouble baseline,
        Verdict verdict,
        String reason,
        Place place) {

    /** What findings are called where the others have the name of their metric, and what they are counted in. */
    public static final String FINDINGS = "findings";

    /** One of a rule that is written nowhere. */
    public GateResult(
            GateKind kind,
            String subject,
            String metric,
            String unit,
            String expression,
            double limit,
            OptionalDouble current,
            OptionalDouble baseline,
            Verdict verdict,
            String reason) {
        this(kind, subject, metric, unit, expression, limit, current, baseline, verdict, reason, Place.unknown());
    }

    /** A relative limit that could not be held against anything measured. */
    static GateResult relative(
            Subject subject, Metric metric, String expression, double limitRatio, Verdict verdict, String reason) {
        return new GateResult(
                GateKind.REGRESSION,
                subject.name(),
                metric.id(),
                MetricUnit.RATIO.id(),
                expression,
                limitRatio,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                verdict,
                reason);
    }

    /** Whether more is better, so that the limit is a floor. */
    public boolean higherIsBetter() {
        return Metric.named(metric).map(Metric::higherIsBetter).orElse(false);
    }

    /** The same gate, judged anew. */
    public GateResult withVerdict(Verdict other, String otherReason) {
        return new GateResult(
                kind, subject, metric, unit, expression, limit, current, baseline, other, otherReason, place);
    }

    /** The same gate with the place of its rule. */
    public GateResult at(Place other) {
        return new GateResult(
                kind, subject, metric, unit, expression, limit, current, baseline, verdict, reason, other);
    }
}
