package dev.headroom.gate.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What blocks of one metric say. */
class BlockRuleTest {

    private static final Subject ORDERS = Subject.endpoint("GET /orders");

    private final BlockRule rule = BlockRule.standard();

    private MetricProof times(double... beforeAndAfter) {
        return judge(Metric.RESPONSE_P50, beforeAndAfter);
    }

    private MetricProof judge(Metric metric, double... beforeAndAfter) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < beforeAndAfter.length; i += 2) {
            blocks.add(Block.of(beforeAndAfter[i], beforeAndAfter[i + 1]));
        }
        return rule.judge(ORDERS, metric, blocks);
    }

    /**
     * The first nine of Student's sleep data, as R keeps them in {@code datasets::sleep}, and what {@code scipy.stats.ttest_rel} and its
     * {@code confidence_interval(0.95)} say of them (SciPy 1.17.1).
     */
    @Test
    void theIntervalIsThatOfAPairedTTestOnLogarithms() {
        MetricProof proof = rule.judge(ORDERS, Metric.RESPONSE_P50, Sleep.blocks(9));

        Change change = proof.change().orElseThrow();
        assertThat(change.scale()).isEqualTo(Change.Scale.RATIO);
        assertThat(change.method()).isEqualTo(Method.STUDENT);
        assertThat(Math.log(change.interval().low())).isCloseTo(0.5985166843346337, within(1e-9));
        assertThat(Math.log(change.interval().best())).isCloseTo(1.6, within(1e-12));
        assertThat(Math.log(change.interval().high())).isCloseTo(2.6014833156653667, within(1e-9));
        assertThat(change.pValue()).isCloseTo(0.006182145173983766, within(1e-9));
        assertThat(proof.verdict()).isEqualTo(MetricVerdict.WORSE);
    }

    @Test
    void whatFallsInEveryBlockAlikeHasImproved() {
        MetricProof proof = times(100, 51, 200, 99, 150, 76);

        assertThat(proof.verdict()).isEqualTo(MetricVerdict.IMPROVED);
        assertThat(proof.change().orElseThrow().savedShare().best()).isCloseTo(0.5, within(0.01));
        assertThat(proof.moreBlocks()).isZero();
    }

    @Test
    void moreThroughputIsBetter() {
        assertThat(judge(Metric.THROUGHPUT, 100, 151, 200, 303, 150, 224).verdict())
                .isEqualTo(MetricVerdict.IMPROVED);
        assertThat(judge(Metric.THROUGHPUT, 151, 100, 303, 200, 224, 150).verdict())
                .isEqualTo(MetricVerdict.WORSE);
    }

    @Test
    void aSmallChangeIsNoneHoweverSureItIs() {
        assertThat(times(100, 98, 200, 196.2, 150, 146.9).verdict()).isEqualTo(MetricVerdict.UNCHANGED);
    }

    @Test
    void noiseCannotTellAndSaysHowManyMoreBlocksWould() {
        MetricProof proof = times(100, 60, 100, 110, 100, 80);

        assertThat(proof.verdict()).isEqualTo(MetricVerdict.CANNOT_TELL);
        // Mean −0.213, deviation 0.304: with n = 11 the half width 2.228 · 0.304 / √11 = 0.204 is the first below
        // 0.213.
        assertThat(proof.moreBlocks()).isEqualTo(8);
    }

    @Test
    void whatIsPromisedOfMoreBlocksHolds() {
        var random = new Random(7);
        int decided = 0;
        for (int trial = 0; trial < 200; trial++) {
            List<Block> blocks = drawn(random, 3, -0.2, 0.15);
            MetricProof few = rule.judge(ORDERS, Metric.RESPONSE_P50, blocks);
            int more = Math.max(few.moreBlocks(), 1) * 2;
            List<Block> all = new ArrayList<>(blocks);
            all.addAll(drawn(random, Math.min(60, more), -0.2, 0.15));
            decided += rule.judge(ORDERS, Metric.RESPONSE_P50, all).verdict() == MetricVerdict.CANNOT_TELL ? 0 : 1;
        }

        assertThat(decided).isGreaterThan(150);
    }

    /** The two-sided interval errs in 5 %; beyond a margin of 5 % too in fewer. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 9})
    void unchangedCodeIsSaidToHaveMovedInOneOfTwentyAtMost(int blocks) {
        var random = new Random(blocks);
        int trials = 4000;
        int moved = 0;
        for (int trial = 0; trial < trials; trial++) {
            moved += rule.judge(ORDERS, Metric.RESPONSE_P50, drawn(random, blocks, 0, 0.1))
                            .verdict()
                            .moved()
                    ? 1
                    : 0;
        }

        // 5 % and three standard errors of 4,000 trials.
        assertThat(moved).isLessThanOrEqualTo((int) (trials * (0.05 + 3 * 0.0035)));
    }

    private static List<Block> drawn(Random random, int blocks, double mean, double deviation) {
        return IntStream.range(0, blocks)
                .mapToObj(i -> Block.of(100, 100 * Math.exp(mean + deviation * random.nextGaussian())))
                .toList();
    }

    @Test
    void oneBlockCannotTellAnything() {
        MetricProof proof = times(100, 10);

        assertThat(proof.verdict()).isEqualTo(MetricVerdict.CANNOT_TELL);
        assertThat(proof.moreBlocks()).isPositive();
        assertThat(proof.change().orElseThrow().pValue()).isEqualTo(1);
    }

    @Test
    void countsThatRepeatAreComparedExactly() {
        MetricProof proof = judge(Metric.QUERIES_PER_REQUEST, 21, 1, 21.001, 1);

        assertThat(proof.exact()).isTrue();
        assertThat(proof.verdict()).isEqualTo(MetricVerdict.IMPROVED);
        assertThat(proof.change().orElseThrow().method()).isEqualTo(Method.EXACT);
        assertThat(proof.change().orElseThrow().savedShare()).isEqualTo(Interval.exactly(1 - 1 / ((21 + 21.001) / 2)));
    }

    @Test
    void oneMoreQueryIsWorseHoweverFewTheBlocks() {
        assertThat(judge(Metric.QUERIES_PER_REQUEST, 100, 101, 100, 101).verdict())
                .isEqualTo(MetricVerdict.WORSE);
    }

    /** Bytes repeat to within a percent, so two blocks know what ten would. */
    @Test
    void aTenthMoreBytesIsWorseHoweverFewTheBlocks() {
        MetricProof proof = judge(Metric.BYTES_PER_REQUEST, 200_000, 220_100, 200_900, 220_300);

        assertThat(proof.exact()).isTrue();
        assertThat(proof.verdict()).isEqualTo(MetricVerdict.WORSE);
        assertThat(proof.change().orElseThrow().interval().low()).isCloseTo(220_100 / 200_900.0, within(1e-12));
        assertThat(proof.change().orElseThrow().interval().high()).isCloseTo(220_300 / 200_000.0, within(1e-12));
    }

    @Test
    void bytesThatTheCompilerSavesNowAndThenAreUnchanged() {
        assertThat(judge(Metric.BYTES_PER_REQUEST, 200_000, 203_000, 200_900, 202_900)
                        .verdict())
                .isEqualTo(MetricVerdict.UNCHANGED);
    }

    @Test
    void bytesThatDoNotRepeatAreComparedWithStatistics() {
        MetricProof proof = judge(Metric.BYTES_PER_REQUEST, 200_000, 220_000, 230_000, 252_000, 215_000, 239_000);

        assertThat(proof.exact()).isFalse();
        assertThat(proof.verdict()).isEqualTo(MetricVerdict.WORSE);
    }

    @Test
    void anUnchangedMetricSaysWhatChangeItLeavesRoomFor() {
        Change change = times(100, 98, 200, 196.2, 150, 146.9).change().orElseThrow();

        assertThat(change.largestShare()).isCloseTo(1 - change.interval().low(), within(1e-12));
        assertThat(change.largestShare()).isLessThan(0.05);
    }

    @Test
    void aLookOnTheWayIsSurerOfItself() {
        MetricProof last = times(100, 60, 100, 66, 100, 61, 100, 72);
        MetricProof onTheWay = new BlockRule(0.05, 0.98).judge(ORDERS, Metric.RESPONSE_P50, last.blocks());

        assertThat(onTheWay.change().orElseThrow().confidence()).isEqualTo(0.98);
        assertThat(onTheWay.change().orElseThrow().interval().halfWidth())
                .isGreaterThan(last.change().orElseThrow().interval().halfWidth());
    }

    @Test
    void countsThatDependOnWhatWasKeptAreComparedWithStatistics() {
        MetricProof proof = judge(Metric.QUERIES_PER_REQUEST, 0.91, 0.20, 0.95, 0.31, 0.89, 0.24);

        assertThat(proof.exact()).isFalse();
        assertThat(proof.verdict()).isEqualTo(MetricVerdict.IMPROVED);
    }

    @Test
    void whatIsZeroOnBothSidesIsUnchanged() {
        MetricProof proof = judge(Metric.ERRORS, 0, 0, 0, 0);

        assertThat(proof.verdict()).isEqualTo(MetricVerdict.UNCHANGED);
        assertThat(proof.exact()).isTrue();
    }

    @Test
    void whatRisesFromZeroIsComparedByDifferences() {
        MetricProof proof = judge(Metric.ERRORS, 0, 0.020, 0, 0.022, 0, 0.019);

        assertThat(proof.change().orElseThrow().scale()).isEqualTo(Change.Scale.DIFFERENCE);
        assertThat(proof.verdict()).isEqualTo(MetricVerdict.WORSE);
    }

    /** Two that disagree by orders of magnitude bound nothing, in finite numbers. */
    @Test
    void absurdBlocksHaveAFiniteInterval() {
        Interval interval =
                times(1e-300, 1e300, 1e300, 1e-300, 1, 1).change().orElseThrow().interval();

        assertThat(interval.low()).isPositive();
        assertThat(interval.high()).isFinite();
    }

    @Test
    void identicalRatiosHaveAnIntervalOfNoWidth() {
        MetricProof proof = times(100, 50, 200, 100);

        assertThat(proof.verdict()).isEqualTo(MetricVerdict.IMPROVED);
        assertThat(proof.change().orElseThrow().pValue()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aMetricIsANumberFromZeroOn() {
        assertThatThrownBy(() -> Block.of(-1, 1)).hasMessageContaining("from 0 on");
        assertThatThrownBy(() -> Block.of(1, Double.NaN)).hasMessageContaining("from 0 on");
        assertThatThrownBy(() -> rule.judge(ORDERS, Metric.RESPONSE_P50, List.of()))
                .hasMessageContaining("at least one block");
        assertThatThrownBy(() -> new BlockRule(0)).hasMessageContaining("margin");
    }
}
