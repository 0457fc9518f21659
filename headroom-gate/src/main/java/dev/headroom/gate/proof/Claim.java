package dev.headroom.gate.proof;

import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.measure.Interval;
import java.util.Optional;

/**
 * A metric of the endpoint that the change is about: predicted beside measured.
 *
 * @param prediction empty where nothing was predicted of it
 */
public record Claim(MetricProof measured, Optional<Prediction> prediction) {

    /** Of counts, whose prediction and measurement both are means of whole numbers. */
    private static final double ROUNDING = 0.005;

    public Claim {
        if (prediction.isPresent() && prediction.get().metric() != measured.metric()) {
            throw new IllegalArgumentException("A prediction is compared with its own metric, got "
                    + prediction.get().metric() + " beside " + measured.metric());
        }
    }

    /** Whether the predicted interval holds the measured gain; empty unless both are there. */
    public Optional<Boolean> covered() {
        double slack = slack();
        return both().map(pair -> pair.predicted.low() - slack <= pair.measured.best()
                && pair.measured.best() <= pair.predicted.high() + slack);
    }

    /** Whether predicted and measured interval overlap, so that blocks do not contradict the prediction. */
    public Optional<Boolean> agrees() {
        double slack = slack();
        return both().map(pair -> pair.predicted.low() - slack <= pair.measured.high()
                && pair.measured.low() <= pair.predicted.high() + slack);
    }

    /** Whether the measured gain lies surely below the predicted one. */
    public boolean fallsShort() {
        double slack = slack();
        return both().map(pair -> pair.measured.high() < pair.predicted.low() - slack)
                .orElse(false);
    }

    private double slack() {
        double before = measured.meanBefore();
        return measured.metric().isDeterministic() && before > 0 ? ROUNDING / before : 0;
    }

    private Optional<Pair> both() {
        Optional<Interval> saved = measured.change()
                .filter(change -> change.scale() == Change.Scale.RATIO)
                .map(Change::savedShare);
        return prediction.flatMap(said -> saved.map(seen -> new Pair(said.savedShare(), seen)));
    }

    private record Pair(Interval predicted, Interval measured) {}
}
