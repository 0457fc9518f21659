package dev.headroom.load.explain;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.run.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether each generator can be believed, and whether both loaded the same service. */
final class BeliefRule {

    private static final String NONE = "none";
    private static final String REFUSED = "cannot be believed";

    private BeliefRule() {}

    static List<Difference> differences(ReportedLoad a, ReportedLoad b) {
        List<Difference> differences = new ArrayList<>();
        selfCheck(a, b).ifPresent(differences::add);
        if (!a.target().isEmpty() && !b.target().isEmpty() && !a.target().equals(b.target())) {
            differences.add(Difference.of(
                    Topic.TARGET,
                    a.target(),
                    b.target(),
                    "They loaded different addresses. Unless the same service stands behind both, nothing else"
                            + " needs explaining."));
        }
        return differences;
    }

    /** Whether a side's own self-check says that its numbers mean nothing. */
    static boolean refuses(Difference difference) {
        return difference.topic() == Topic.SELF_CHECK && difference.statement().contains(REFUSED);
    }

    private static Optional<Difference> selfCheck(ReportedLoad a, ReportedLoad b) {
        List<String> statements = new ArrayList<>();
        if (a.selfCheckIfAny().isEmpty() && b.selfCheckIfAny().isEmpty()) {
            statements.add("Neither file says whether its generator kept up, so either may have been slow itself.");
        } else {
            say(Side.A, a, statements);
            say(Side.B, b, statements);
        }
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Difference.of(Topic.SELF_CHECK, verdict(a), verdict(b), String.join(" ", statements)));
    }

    private static void say(Side side, ReportedLoad load, List<String> statements) {
        Optional<SelfCheck> check = load.selfCheckIfAny();
        if (check.isEmpty()) {
            statements.add(side + "'s file does not say whether " + load.tool() + " itself kept up.");
        } else if (check.get().verdict() != SelfCheck.Verdict.VALID) {
            statements.add(side + " " + REFUSED + " ("
                    + check.get().verdict().id() + "): "
                    + String.join(" ", check.get().reasons()));
        }
    }

    private static String verdict(ReportedLoad load) {
        return load.selfCheckIfAny().map(check -> check.verdict().id()).orElse(NONE);
    }
}
