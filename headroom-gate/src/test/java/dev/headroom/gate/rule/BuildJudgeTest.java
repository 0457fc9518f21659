package dev.headroom.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of a build, judged together. */
class BuildJudgeTest {

    private static final double NOISE = 0.05;

    private final BuildJudge judge = new BuildJudge(Looks.standard());
    private final Random random = new Random(1);

    private static GatingRule p95(String endpoint) {
        return new GatingRule(Subject.endpoint(endpoint), Metric.RESPONSE_P95, 0.10);
    }

    private RuleBlocks rises(String endpoint, double rise, int blocks) {
        return RuleBlocks.of(p95(endpoint), blocks(rise, blocks, NOISE));
    }

    private List<Block> blocks(double rise, int blocks, double noise) {
        return IntStream.range(0, blocks)
                .mapToObj(i -> Block.of(100, 100 * (1 + rise) * Math.exp(noise * random.nextGaussian())))
                .toList();
    }

    private RuleProof only(RuleBlocks measured) {
        return judge.judge(List.of(measured)).rules().get(0);
    }

    @Test
    void aRiseBeyondTheLimitFails() {
        RuleProof proof = only(rises("/orders", 0.5, 5));

        assertThat(proof.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(proof.moreBlocks()).isZero();
        assertThat(proof.reason()).contains("p(95) changed by +").contains("over 5 blocks, 10 % allowed");
        assertThat(proof.change().orElseThrow().interval().low()).isGreaterThan(1);
    }

    @Test
    void aSureRiseWithinTheLimitPasses() {
        assertThat(only(rises("/orders", 0.04, 20)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anUnchangedMetricPasses() {
        assertThat(only(rises("/orders", 0, 20)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatBlocksDoNotDecideAsksForMoreUpToALook() {
        RuleProof proof = only(RuleBlocks.of(p95("/orders"), blocks(0, 5, 0.12)));

        assertThat(proof.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(proof.moreBlocks()).isIn(5, 15, proof.moreBlocks() > 15 ? proof.moreBlocks() : 15);
        assertThat(proof.reason()).contains("Undecided: about " + proof.moreBlocks() + " more blocks");
    }

    @Test
    void whatLiesAtItsLimitAsksForMoreThanAnyPlan() {
        RuleProof proof = only(
                RuleBlocks.of(p95("/orders"), List.of(Block.of(100, 120), Block.of(100, 101), Block.of(100, 109.8))));

        assertThat(proof.moreBlocks()).isEqualTo(BlockRule.MOST_BLOCKS);
        assertThat(proof.reason()).contains("more than 1000 more blocks");
    }

    /** A rise that is sure taken alone has to be surer among twenty. */
    @Test
    void manyRulesAskForMoreCertaintyEach() {
        List<Block> risen = List.of(
                Block.of(100, 130), Block.of(100, 118), Block.of(100, 112), Block.of(100, 124), Block.of(100, 116));
        List<RuleBlocks> twenty = new ArrayList<>();
        twenty.add(RuleBlocks.of(p95("/risen"), risen));
        for (int i = 1; i < 20; i++) {
            twenty.add(rises("/" + i, 0, 5));
        }

        assertThat(only(twenty.get(0)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge.judge(twenty).rules().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** The build passes only if every rule does, so a PASS is not harder to get among many. */
    @Test
    void aPassNeedsNoCorrection() {
        RuleBlocks kept = rises("/kept", -0.1, 10);
        List<RuleBlocks> twenty = new ArrayList<>();
        twenty.add(kept);
        for (int i = 1; i < 20; i++) {
            twenty.add(rises("/" + i, 0.5, 10));
        }

        assertThat(only(kept).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge.judge(twenty).rules().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void theBuildIsAsGoodAsItsWorstRule() {
        BuildProof proof = judge.judge(List.of(rises("/a", 0, 20), rises("/b", 0.5, 20)));

        assertThat(proof.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(proof.blocks()).isEqualTo(20);
        assertThat(proof.isSettled()).isTrue();
        assertThat(judge.judge(List.of()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void oneMoreStatementFailsAtTheFirstBlock() {
        var rule = new GatingRule(Subject.endpoint("/orders"), Metric.QUERIES_PER_REQUEST, 0);

        assertThat(only(RuleBlocks.of(rule, List.of(Block.of(21, 22)))).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(only(RuleBlocks.of(rule, List.of(Block.of(21, 21.004)))).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(only(RuleBlocks.of(rule, List.of(Block.of(0, 1)))).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(only(RuleBlocks.of(rule, List.of(Block.of(0, 0)))).verdict()).isEqualTo(Verdict.PASS);
    }

    /** What a cache answers varies; half a statement is not one. */
    @Test
    void statementsOutOfACacheAreJudgedWithAFloor() {
        var rule = new GatingRule(Subject.endpoint("/orders"), Metric.QUERIES_PER_REQUEST, 0);
        List<Block> same = IntStream.range(0, 10)
                .mapToObj(i -> Block.of(21 + 0.02 * random.nextGaussian(), 21 + 0.02 * random.nextGaussian()))
                .toList();
        List<Block> more = same.stream()
                .map(block -> Block.of(block.before().value(), block.after().value() + 1))
                .toList();

        assertThat(only(RuleBlocks.of(rule, same)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(only(RuleBlocks.of(rule, more)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void whatWasNotMeasuredIsInconclusiveAndNoNumberOfBlocksHelps() {
        BuildProof proof = judge.judge(List.of(
                new RuleBlocks(p95("/gone"), List.of(), "Run 3 has no endpoint '/gone'."), rises("/orders", 0, 20)));

        assertThat(proof.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(proof.rules().get(0).reason()).contains("no endpoint");
        assertThat(proof.isSettled()).isTrue();
    }

    @Test
    void oneBlockTellsNoSpread() {
        RuleProof proof = only(RuleBlocks.of(p95("/orders"), List.of(Block.of(100, 300))));

        assertThat(proof.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(proof.moreBlocks()).isEqualTo(4);
    }

    @Test
    void absurdBlocksAreInconclusiveInReadableNumbers() {
        List<Block> absurd = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            absurd.add(i == 0 ? Block.of(1, 1e300) : Block.of(1e300, 1e-300));
        }

        RuleProof proof = only(RuleBlocks.of(p95("/orders"), absurd));

        assertThat(proof.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(proof.reason()).contains("over +10000 %");
        assertThat(proof.change().orElseThrow().interval().high()).isFinite();
    }

    @Test
    void throughputFailsWhereItFalls() {
        var rule = new GatingRule(Subject.instance("default"), Metric.THROUGHPUT, 0.10);
        List<Block> fallen = blocks(-0.3, 5, NOISE);
        List<Block> risen = blocks(0.3, 5, NOISE);

        assertThat(only(RuleBlocks.of(rule, fallen)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(only(RuleBlocks.of(rule, fallen))
                        .change()
                        .orElseThrow()
                        .interval()
                        .best())
                .isLessThan(1);
        assertThat(only(RuleBlocks.of(rule, risen)).verdict()).isEqualTo(Verdict.PASS);
    }

    /** 10 % allowed of what is better the more there is: 90 of 100 keep to it, 89 do not. */
    @Test
    void throughputMayFallByItsLimit() {
        var rule = new GatingRule(Subject.instance("default"), Metric.THROUGHPUT, 0.10);

        assertThat(rule.logLimit(100)).isCloseTo(-Math.log(0.9), within(1e-12));
        assertThat(new GatingRule(Subject.instance("default"), Metric.THROUGHPUT, 5).logLimit(100))
                .isGreaterThan(Math.log(1000));
    }

    @Test
    void errorsThatWereNoneBeforeFailBySurelyBeingThere() {
        var rule = new GatingRule(Subject.endpoint("/orders"), Metric.ERRORS, 0.1);
        List<Block> blocks = List.of(
                Block.of(0, 0.020), Block.of(0, 0.022), Block.of(0, 0.019), Block.of(0, 0.021), Block.of(0, 0.020));

        assertThat(only(RuleBlocks.of(rule, blocks)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void rulesOfABuildAreJudgedByTheSameBlocks() {
        assertThatThrownBy(() -> judge.judge(List.of(rises("/a", 0, 5), rises("/b", 0, 6))))
                .hasMessageContaining("same blocks");
        assertThatThrownBy(() -> new RuleBlocks(p95("/a"), List.of(), "")).hasMessageContaining("reason why not");
        assertThatThrownBy(() -> new GatingRule(Subject.endpoint("/a"), Metric.RSS_PEAK, 0.1))
                .hasMessageContaining("not measured of an endpoint");
        assertThatThrownBy(() -> new GatingRule(Subject.endpoint("/a"), Metric.ERRORS, -0.1))
                .hasMessageContaining("from 0 on");
    }
}
