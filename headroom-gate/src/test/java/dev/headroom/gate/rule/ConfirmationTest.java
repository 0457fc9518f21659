package dev.headroom.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.gate.Subject;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.metric.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What failed has to fail again. */
class ConfirmationTest {

    private static final GatingRule P95 = new GatingRule(Subject.endpoint("/orders"), Metric.RESPONSE_P95, 0.10);
    private static final GatingRule SQL = new GatingRule(Subject.endpoint("/orders"), Metric.QUERIES_PER_REQUEST, 0);

    private static final List<Block> RISEN =
            List.of(Block.of(100, 151), Block.of(100, 148), Block.of(100, 150), Block.of(100, 153), Block.of(100, 149));
    private static final List<Block> SAME =
            List.of(Block.of(100, 101), Block.of(100, 98), Block.of(100, 100), Block.of(100, 103), Block.of(100, 99));
    private static final List<Block> WILD =
            List.of(Block.of(100, 140), Block.of(100, 70), Block.of(100, 130), Block.of(100, 90), Block.of(100, 110));

    private final BuildProof failed = new BuildJudge(Looks.standard()).judge(List.of(RuleBlocks.of(P95, RISEN)));

    private RuleProof afterFresh(List<Block> fresh) {
        Confirmation confirmation = Confirmation.of(failed).orElseThrow();
        return confirmation
                .settle(failed, List.of(RuleBlocks.of(P95, fresh)))
                .rules()
                .get(0);
    }

    @Test
    void asManyFreshBlocksAsItTook() {
        Confirmation confirmation = Confirmation.of(failed).orElseThrow();

        assertThat(confirmation.blocks()).isEqualTo(5);
        assertThat(confirmation.rules()).containsExactly(P95);
    }

    @Test
    void whatFailsAgainFails() {
        RuleProof settled = afterFresh(RISEN);

        assertThat(settled.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(settled.reason()).contains("Confirmed on fresh blocks");
    }

    @Test
    void whatKeepsToItsLimitOnFreshBlocksPasses() {
        assertThat(afterFresh(SAME).verdict()).isEqualTo(Verdict.PASS);
        assertThat(afterFresh(SAME).reason()).contains("not on fresh blocks");
    }

    @Test
    void whatFreshBlocksLeaveOpenIsInconclusive() {
        RuleProof settled = afterFresh(WILD);

        assertThat(settled.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(settled.moreBlocks()).isPositive();
        assertThat(settled.reason()).contains("do not confirm");
    }

    @Test
    void whatWasCountedExactlyIsNotMeasuredAgain() {
        BuildProof statements =
                new BuildJudge(Looks.standard()).judge(List.of(RuleBlocks.of(SQL, List.of(Block.of(21, 22)))));

        assertThat(statements.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(Confirmation.of(statements)).isEmpty();
    }

    @Test
    void whatDidNotFailStaysAsItIs() {
        var judge = new BuildJudge(Looks.standard());
        BuildProof both = judge.judge(List.of(
                RuleBlocks.of(P95, RISEN),
                RuleBlocks.of(
                        SQL, List.of(Block.of(2, 2), Block.of(2, 2), Block.of(2, 2), Block.of(2, 2), Block.of(2, 2)))));

        BuildProof settled = Confirmation.of(both).orElseThrow().settle(both, List.of(RuleBlocks.of(P95, SAME)));

        assertThat(settled.verdict()).isEqualTo(Verdict.PASS);
        assertThat(settled.rules().get(1)).isEqualTo(both.rules().get(1));
    }

    @Test
    void everyRuleThatFailedIsMeasuredAgain() {
        assertThatThrownBy(() -> Confirmation.of(failed).orElseThrow().settle(failed, List.of()))
                .hasMessageContaining("No fresh blocks");
        assertThatThrownBy(() -> new Confirmation(List.of(P95), 1)).hasMessageContaining("at least 2 blocks");
    }
}
