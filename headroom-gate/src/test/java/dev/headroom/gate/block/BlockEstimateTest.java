package dev.headroom.gate.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mean change over blocks, and how sure it is. */
class BlockEstimateTest {

    /** {@code scipy.stats.ttest_1samp} of the nine differences against 0.5 and against 3 (SciPy 1.17.1). */
    @Test
    void underTenBlocksPValuesAreThoseOfTheTTest() {
        BlockEstimate estimate = BlockEstimate.of(Sleep.blocks(9));

        assertThat(estimate.method()).isEqualTo(Method.STUDENT);
        assertThat(estimate.pValueAbove(0.5)).isCloseTo(0.017549732680227834, within(1e-9));
        assertThat(estimate.pValueBelow(3)).isCloseTo(0.006086414046497958, within(1e-9));
    }

    /**
     * From ten blocks on: quantiles of (mean* − mean) ⁄ (s* ⁄ √10) over a million draws of the ten differences in NumPy 2 ({@code
     * default_rng(1)}) are −3.923, −3.258, 1.367 and 1.622 at 2.5, 5, 95 and 97.5 %.
     */
    @Test
    void fromTenBlocksOnBoundsAreThoseOfTheStudentisedBootstrap() {
        BlockEstimate estimate = BlockEstimate.of(Sleep.blocks(10));
        double standardError = 1.2299954832798732 / Math.sqrt(10);

        assertThat(estimate.method()).isEqualTo(Method.BLOCK_BOOTSTRAP);
        assertThat((1.58 - estimate.lowerBound(0.05)) / standardError).isCloseTo(1.367, within(0.05));
        assertThat((1.58 - estimate.lowerBound(0.025)) / standardError).isCloseTo(1.622, within(0.08));
        assertThat((1.58 - estimate.upperBound(0.05)) / standardError).isCloseTo(-3.258, within(0.12));
        assertThat((1.58 - estimate.upperBound(0.025)) / standardError).isCloseTo(-3.923, within(0.15));
    }

    @Test
    void boundsAndPValuesSayTheSame() {
        for (int blocks : List.of(5, 10, 14)) {
            BlockEstimate estimate = BlockEstimate.of(drawn(new Random(blocks), blocks, 0.1, 0.1));

            for (double level : List.of(0.0001, 0.001, 0.01, 0.05, 0.2)) {
                assertThat(estimate.pValueAbove(estimate.lowerBound(level)))
                        .isCloseTo(level, within(0.02 * level + 2e-4));
                assertThat(estimate.pValueBelow(estimate.upperBound(level)))
                        .isCloseTo(level, within(0.02 * level + 2e-4));
            }
        }
    }

    @Test
    void theSameBlocksAlwaysSayTheSame() {
        List<Block> blocks = withStretches(new Random(3), 12, 0.3);

        assertThat(BlockEstimate.of(blocks).interval(0.9))
                .isEqualTo(BlockEstimate.of(blocks).interval(0.9));
    }

    @Test
    void changingTheSidesTurnsTheIntervalRound() {
        List<Block> blocks = drawn(new Random(5), 15, 0.1, 0.1);
        List<Block> swapped = blocks.stream().map(Block::turned).toList();

        Interval interval = BlockEstimate.of(blocks).interval(0.9);
        Interval turned = BlockEstimate.of(swapped).interval(0.9);

        assertThat(turned.best()).isCloseTo(-interval.best(), within(1e-12));
        assertThat(turned.low()).isCloseTo(-interval.high(), within(0.05 * interval.halfWidth()));
        assertThat(turned.high()).isCloseTo(-interval.low(), within(0.05 * interval.halfWidth()));
    }

    @Test
    void stretchesAreDrawnWhereEveryRunHasThem() {
        List<Block> blocks = new ArrayList<>(withStretches(new Random(3), 12, 0.3));

        assertThat(BlockEstimate.of(blocks).method()).isEqualTo(Method.HIERARCHICAL_BOOTSTRAP);

        blocks.set(4, Block.of(10, 11));
        assertThat(BlockEstimate.of(blocks).method()).isEqualTo(Method.BLOCK_BOOTSTRAP);
    }

    /** What two seconds' stretches cannot say, a thousand may: the estimate stays, its interval is that of these blocks. */
    @Test
    void stretchesMoveNoEstimate() {
        List<Block> blocks = withStretches(new Random(3), 12, 0.3);
        List<Block> bare = blocks.stream()
                .map(block -> Block.of(block.before().value(), block.after().value()))
                .toList();

        assertThat(BlockEstimate.of(blocks).mean())
                .isEqualTo(BlockEstimate.of(bare).mean());
        assertThat(BlockEstimate.of(blocks).interval(0.9).halfWidth())
                .isCloseTo(BlockEstimate.of(bare).interval(0.9).halfWidth(), within(0.03));
    }

    /** 90 % nominal; 300 trials have a standard error of 1.7 %. docs/benchmarks/gates.md has more of them. */
    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        for (int blocks : List.of(5, 10, 20)) {
            var random = new Random(blocks);
            int covered = 0;
            for (int trial = 0; trial < 300; trial++) {
                covered += BlockEstimate.of(drawn(random, blocks, 0.1, 0.09))
                                .interval(0.9)
                                .contains(0.1)
                        ? 1
                        : 0;
            }

            assertThat(covered / 300.0).as("%d blocks", blocks).isBetween(0.86, 0.94);
        }
    }

    @Test
    void whatNeverVariesIsCertain() {
        BlockEstimate estimate = BlockEstimate.of(Collections.nCopies(12, Block.of(100, 110)));

        assertThat(estimate.standardError()).isZero();
        assertThat(estimate.pValueAbove(0)).isZero();
        assertThat(estimate.pValueBelow(0)).isEqualTo(1);
        assertThat(estimate.interval(0.9).halfWidth()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aBlockWithoutARatioIsComparedByDifferences() {
        BlockEstimate estimate = BlockEstimate.of(List.of(Block.of(0, 2), Block.of(1, 2), Block.of(0, 3)));

        assertThat(estimate.scale()).isEqualTo(Change.Scale.DIFFERENCE);
        assertThat(estimate.mean()).isEqualTo(2);
    }

    @Test
    void oneBlockTellsNoSpread() {
        assertThatThrownBy(() -> BlockEstimate.of(List.of(Block.of(1, 2)))).hasMessageContaining("at least 2 blocks");
    }

    private static List<Block> drawn(Random random, int blocks, double mean, double deviation) {
        return IntStream.range(0, blocks)
                .mapToObj(i -> Block.of(100, 100 * Math.exp(mean + deviation * random.nextGaussian())))
                .toList();
    }

    private static List<Block> withStretches(Random random, int blocks, double spread) {
        return IntStream.range(0, blocks)
                .mapToObj(i -> new Block(side(random, spread), side(random, spread)))
                .toList();
    }

    private static Side side(Random random, double spread) {
        List<long[]> seconds = IntStream.range(0, 20)
                .mapToObj(second -> random.doubles(50)
                        .mapToLong(u -> Math.round(1e6 * Math.exp(spread * u)))
                        .toArray())
                .toList();
        Stretches stretches = StretchedTimes.ofNanos(seconds).at(Percentile.P95);
        return new Side(stretches.drawn(IntStream.generate(() -> 1).limit(20).toArray()), stretches);
    }
}
