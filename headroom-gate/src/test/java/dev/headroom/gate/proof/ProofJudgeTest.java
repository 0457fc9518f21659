package dev.headroom.gate.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.block.MetricVerdict;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all metrics together say of a change, predicted beside measured. */
class ProofJudgeTest {

    private static final Prediction HALF_OF_P50 = saves(Metric.RESPONSE_P50, 0.4, 0.5, 0.6);
    private static final Prediction TWENTY_QUERIES = saves(Metric.QUERIES_PER_REQUEST, 20 / 21.0, 20 / 21.0, 20 / 21.0);

    private static Prediction saves(Metric metric, double low, double best, double high) {
        return new Prediction(metric, new Interval(low, best, high), 3);
    }

    private static Proof judge(List<RunPair> pairs, Prediction... predictions) {
        return new ProofJudge(BlockRule.standard()).judge(pairs, Runs.ORDERS, List.of(predictions));
    }

    @Test
    void aGainAsPredictedIsAnImprovement() {
        Proof proof = judge(Runs.blocks().timesTo(0.5).queriesTo(1).pairs(3), HALF_OF_P50, TWENTY_QUERIES);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.IMPROVED);
        assertThat(proof.verdict().exitCode()).isZero();
        assertThat(proof.claims().subList(0, 2))
                .allMatch(claim -> claim.covered().orElseThrow());
        assertThat(proof.reason()).contains("p(50) fell as predicted");
    }

    @Test
    void moreThanPredictedIsAnImprovementThatWasNotCovered() {
        Proof proof = judge(Runs.blocks().timesTo(0.2).pairs(3), HALF_OF_P50);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.IMPROVED);
        assertThat(proof.leading().orElseThrow().covered()).contains(false);
        assertThat(proof.leading().orElseThrow().agrees()).contains(false);
    }

    @Test
    void surelyLessThanPredictedDoesNotPass() {
        Proof proof = judge(Runs.blocks().timesTo(0.8).pairs(3), HALF_OF_P50);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.LESS_THAN_PREDICTED);
        assertThat(proof.verdict().exitCode()).isEqualTo(1);
    }

    /** Whether anything was gained at all may stay open: it is not what was promised. */
    @Test
    void whatCannotHaveGainedSoMuchIsLessThanPredictedHoweverUnsureTheGain() {
        Proof proof = judge(Runs.blocks().timesTo(0.955).pairs(3), saves(Metric.RESPONSE_P50, 0.3, 0.4, 0.5));

        assertThat(proof.leading().orElseThrow().measured().verdict()).isEqualTo(MetricVerdict.CANNOT_TELL);
        assertThat(proof.verdict()).isEqualTo(ProofVerdict.LESS_THAN_PREDICTED);
        assertThat(proof.moreBlocks()).isZero();
    }

    @Test
    void nothingGainedIsSaid() {
        Proof proof = judge(Runs.blocks().pairs(9), HALF_OF_P50);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.NO_GAIN);
        assertThat(proof.verdict().exitCode()).isEqualTo(1);
        assertThat(proof.reason()).contains("5 %");
    }

    @Test
    void aPredictedMetricThatRisesIsWorseWhateverElseFell() {
        Proof proof = judge(Runs.blocks().timesTo(0.5).queriesTo(22).pairs(3), HALF_OF_P50, TWENTY_QUERIES);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.WORSE);
        assertThat(proof.reason()).contains("queries/request of GET /orders got worse");
    }

    @Test
    void anotherEndpointThatSurelyGotSlowerIsWorse() {
        Proof proof = judge(Runs.blocks().timesTo(0.5).searchTimesTo(3).pairs(9), HALF_OF_P50);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.WORSE);
        assertThat(proof.sureOthers())
                .filteredOn(other -> other.verdict() == MetricVerdict.WORSE)
                .isNotEmpty()
                .allMatch(other -> other.subject().name().equals(Runs.SEARCH));
        assertThat(proof.reason()).contains(Runs.SEARCH);
    }

    @Test
    void onANoisyHostTheResponseTimesOfOthersDecideNothingButTheirCpuDoes() {
        Proof proof =
                judge(Runs.blocks().onANoisyHost().timesTo(0.5).searchTimesTo(3).pairs(9), HALF_OF_P50);

        assertThat(proof.movedOthers()).extracting(MetricProof::metric).contains(Metric.RESPONSE_P50);
        assertThat(proof.sureOthers())
                .filteredOn(other -> other.subject().name().equals(Runs.SEARCH))
                .extracting(MetricProof::metric)
                .containsExactly(Metric.CPU_PER_REQUEST);
        assertThat(proof.reason()).contains("cpu/request of GET /search got worse");
    }

    /** Of many metrics one in twenty moves by chance: taken alone it is shown, and decides nothing. */
    @Test
    void whatMayHaveMovedByChanceDecidesNothing() {
        Proof proof = judge(Runs.blocks().timesTo(0.5).searchTimesTo(1.08).pairs(3), HALF_OF_P50);

        assertThat(proof.movedOthers()).isNotEmpty();
        assertThat(proof.verdict()).isEqualTo(ProofVerdict.IMPROVED);
    }

    @Test
    void nothingPredictedCannotBeHeldAgainstAnything() {
        Proof proof = judge(Runs.blocks().timesTo(0.5).pairs(3));

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.CANNOT_TELL);
        assertThat(proof.verdict().exitCode()).isEqualTo(3);
        assertThat(proof.moreBlocks()).isZero();
        assertThat(proof.claims()).noneMatch(claim -> claim.covered().isPresent());
        assertThat(proof.claims().get(0).measured().verdict()).isEqualTo(MetricVerdict.IMPROVED);
    }

    @Test
    void oneBlockAsksForMore() {
        Proof proof = judge(Runs.blocks().timesTo(0.5).pairs(1), HALF_OF_P50);

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.CANNOT_TELL);
        assertThat(proof.moreBlocks()).isPositive();
        assertThat(proof.reason()).contains("one block does not decide");
    }

    @Test
    void memoryIsPredictedOfTheInstance() {
        Proof proof = judge(Runs.blocks().heapTo(0.5).pairs(3), saves(Metric.HEAP_LIVE, 0.3, 0.5, 0.6));

        assertThat(proof.verdict()).isEqualTo(ProofVerdict.IMPROVED);
        assertThat(proof.leading().orElseThrow().covered()).contains(true);
        assertThat(proof.others()).extracting(MetricProof::metric).doesNotContain(Metric.HEAP_LIVE);
    }

    @Test
    void percentilesThatTooFewRequestsBoundAreNotCompared() {
        Proof proof = judge(Runs.blocks().timesTo(0.5).requests(200).pairs(3), HALF_OF_P50);

        Claim p99 = proof.claims().stream()
                .filter(claim -> claim.measured().metric() == Metric.RESPONSE_P99)
                .findFirst()
                .orElseThrow();
        assertThat(p99.measured().isMeasured()).isFalse();
        assertThat(p99.measured().missing()).contains("p(99) needs 299");
    }

    @Test
    void aPredictionSavesNoMoreThanThereIs() {
        assertThatThrownBy(() -> saves(Metric.RESPONSE_P50, 0.5, 0.9, 1.1))
                .hasMessageContaining("no more than there is");
        assertThat(Prediction.meanOf(
                        Metric.RESPONSE_P50, List.of(new Interval(0.25, 0.5, 0.5), new Interval(0.5, 0.75, 1))))
                .isEqualTo(saves(2));
    }

    private static Prediction saves(int runs) {
        return new Prediction(Metric.RESPONSE_P50, new Interval(0.375, 0.625, 0.75), runs);
    }
}
