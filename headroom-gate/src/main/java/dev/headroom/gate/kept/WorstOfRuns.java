package dev.headroom.gate.kept;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.Judgement;
import dev.headroom.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several runs judged by the same rules: a budget is kept if every run keeps it.
 *
 * @param names of the runs
 * @param judgements one a run
 */
record WorstOfRuns(List<String> names, List<Judgement> judgements) {

    Verdict verdict() {
        return judgements.stream().map(Judgement::verdict).reduce(Verdict.PASS, Verdict::worst);
    }

    /** @param count of the gates that come first in each judgement */
    List<GateResult> gates(int count) {
        return IntStream.range(0, count).mapToObj(this::worst).toList();
    }

    private GateResult worst(int gate) {
        int worst = 0;
        for (int run = 1; run < judgements.size(); run++) {
            if (isWorse(of(run, gate), of(worst, gate))) {
                worst = run;
            }
        }
        GateResult result = of(worst, gate);
        String which = " In " + names.get(worst) + ", the worst of " + names.size() + " runs.";
        return result.withVerdict(result.verdict(), result.reason() + which);
    }

    private GateResult of(int run, int gate) {
        return judgements.get(run).gates().get(gate);
    }

    private static boolean isWorse(GateResult one, GateResult other) {
        if (one.verdict() != other.verdict()
                || one.current().isEmpty()
                || other.current().isEmpty()) {
            return one.verdict().compareTo(other.verdict()) > 0;
        }
        double difference = one.current().getAsDouble() - other.current().getAsDouble();
        return one.higherIsBetter() ? difference < 0 : difference > 0;
    }

    /** What is to be known of every run once, of some with their names. */
    List<String> notes() {
        return shared(names, judgements.stream().map(Judgement::notes).toList());
    }

    static List<String> shared(List<String> names, List<List<String>> notes) {
        List<String> said = new ArrayList<>();
        for (int run = 0; run < names.size(); run++) {
            for (String note : notes.get(run)) {
                boolean ofAll = notes.stream().allMatch(of -> of.contains(note));
                said.add(ofAll ? note : names.get(run) + ": " + note);
            }
        }
        return said.stream().distinct().toList();
    }
}
