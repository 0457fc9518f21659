package dev.headroom.report;

import dev.headroom.gate.Verdict;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.profile.diff.RuleResult;
import java.util.List;

/**
 * What changed between two sides of profiles, and what the rules given with them say of it.
 *
 * @param rules in the order given; none where nothing gates
 */
public record DiffReport(ProfileDiff diff, List<RuleResult> rules) {

    public DiffReport {
        rules = List.copyOf(rules);
    }

    /** The worst of the rules; pass where there is none. */
    public Verdict verdict() {
        return rules.stream().map(rule -> verdict(rule.outcome())).reduce(Verdict.PASS, Verdict::worst);
    }

    public static Verdict verdict(RuleResult.Outcome outcome) {
        return switch (outcome) {
            case PASS -> Verdict.PASS;
            case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
            case FAIL -> Verdict.FAIL;
        };
    }
}
