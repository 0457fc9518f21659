package dev.headroom.report.proof;

import dev.headroom.gate.kept.KeptBlocks;
import dev.headroom.gate.kept.KeptJudgement;
import dev.headroom.measure.Environment;

/** What {@code headroom gate} has to say of several runs against several baselines. */
public record KeptReport(KeptBlocks blocks, KeptJudgement judged) {

    /** How many there are. */
    public int count() {
        return blocks.runs().size();
    }

    /** Of the intervals, at so many blocks. */
    public double confidence() {
        return KeptBlocks.looks().confidenceAt(Math.max(2, count()));
    }

    /** All runs are of one machine and one runtime. */
    public Environment environment() {
        return blocks.runs().get(0).measurement().environment();
    }

    /** Whether something failed by statistics, which a proof would measure again. */
    public boolean isUnconfirmed() {
        return judged.limits().confirmation().isPresent();
    }
}
