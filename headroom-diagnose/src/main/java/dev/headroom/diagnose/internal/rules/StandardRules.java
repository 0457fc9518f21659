package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.language.Language;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.diagnose.signature.SignatureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every rule there is; a new one is added here, or to a rule file. */
public final class StandardRules {

    /** Seen better in the executions that the agent counts. */
    private static final Set<String> COUNTED = Set.of("database-calls-in-hot-path");

    private StandardRules() {}

    /**
     * Rules that need more than frames, then those of rule files that are for what none of them sees.
     *
     * @param further of the user's; one of them takes the place of any of the same id
     */
    public static List<Rule> all(List<SignatureRule> further) {
        List<Rule> rules = new ArrayList<>(List.of(
                new RepeatedQueriesRule(),
                new MissingBatchRule(),
                new RegexCompileRule(),
                new StringConcatenationRule(),
                new LoggingRule(),
                new BlockingIoRule(),
                new UnpooledConnectionRule(),
                new UnboundedCacheRule(),
                new EagerEvaluationRule(),
                new LockContentionRule(),
                new GcPressureRule()));
        Set<String> replaced = further.stream().map(SignatureRule::id).collect(Collectors.toSet());
        rules.removeIf(rule -> replaced.contains(rule.id()));
        Set<String> known = rules.stream().map(Rule::id).collect(Collectors.toSet());
        if (!replaced.contains(RemoteCallsRule.ID)) {
            rules.add(new RemoteCallsRule());
        }
        var growth = new CostGrowthRule();
        if (!replaced.contains(growth.id())) {
            rules.add(growth);
        }
        for (SignatureRule declared : RuleSet.standard().with(further).rules()) {
            if (declared.languages().contains(Language.JAVA)
                    && !known.contains(declared.id())
                    && !COUNTED.contains(declared.id())) {
                var byFrames = new SignatureOnRequests(declared);
                boolean counted = declared.id().equals(RemoteCallsRule.ID) && !replaced.contains(declared.id());
                rules.add(counted ? new FramesWithoutCalls(byFrames) : byFrames);
            }
        }
        return List.copyOf(rules);
    }
}
