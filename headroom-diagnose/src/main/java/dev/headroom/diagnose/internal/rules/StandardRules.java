package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.rule.Rule;
import java.util.List;

/** Every rule there is; a new one is added here. */
public final class StandardRules {

    private StandardRules() {}

    public static List<Rule> all() {
        return List.of(
                new RepeatedQueriesRule(),
                new RegexCompileRule(),
                new StringConcatenationRule(),
                new LoggingRule(),
                new BlockingIoRule(),
                new UnpooledConnectionRule(),
                new LockContentionRule(),
                new GcPressureRule());
    }
}
