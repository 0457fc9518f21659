package dev.headroom.gate.proof;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.rule.BuildProof;
import dev.headroom.gate.rule.Confirmation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change, held against the limits of its build.
 *
 * @param gates budgets' own limits first, then the defaults
 * @param expired waivers that have outlived their date, each of them a failure
 * @param blocks that they were judged by, fresh ones of a confirmation aside
 * @param confirmed by how many fresh blocks what failed was measured again; 0 where it was not
 */
public record GatedChange(List<ChangeGate> gates, List<GateResult> expired, int blocks, int confirmed) {

    public GatedChange {
        gates = List.copyOf(gates);
        expired = List.copyOf(expired);
    }

    /** The worst of all; pass where there are none. */
    public Verdict verdict() {
        return Stream.concat(
                        gates.stream().map(ChangeGate::verdict),
                        expired.stream().map(GateResult::verdict))
                .reduce(Verdict.PASS, Verdict::worst);
    }

    /** About how many more blocks would decide every limit that more blocks can decide; 0 where none is left. */
    public int moreBlocks() {
        return build().moreBlocks();
    }

    /** Whether measuring on would change nothing. */
    public boolean isSettled() {
        return build().isSettled();
    }

    /** What has to be measured again before it counts; empty where nothing has to. */
    public Optional<Confirmation> confirmation() {
        return Confirmation.of(build());
    }

    BuildProof build() {
        return new BuildProof(gates.stream().map(ChangeGate::proof).toList(), blocks);
    }

    /** Every gate as those of single runs are told. */
    public List<GateResult> results() {
        return Stream.concat(gates.stream().map(ChangeGate::toResult), expired.stream())
                .toList();
    }
}
