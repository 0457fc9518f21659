package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern that stays the same is compiled in each turn, or several that are the same in each turn of an outer loop. Silent where the pattern comes from what the loop goes over, and where
 * {@code split} needs no pattern: on one plain character, or one escaped, the JDK searches for it.
 */
final class RegexCompile implements CallRule {

    private static final Set<String> OF_STRING = Set.of("matches", "split", "replaceAll", "replaceFirst");
    private static final String SPECIAL = ".$|()[{^?*+\\";

    @Override
    public boolean follows(MethodKey call) {
        return call.owner().equals("java/lang/String")
                ? OF_STRING.contains(call.name())
                : call.owner().equals("java/util/regex/Pattern")
                        && (call.name().equals("compile") || call.name().equals("matches"));
    }

    @Override
    public boolean minds(Variation own) {
        return own != Variation.INVARIANT;
    }

    @Override
    public Optional<Judgement> judge(RepeatedCall call) {
        if (call.least(1) != Variation.INVARIANT || isSearch(call)) {
            return Optional.empty();
        }
        Object pattern = call.argument(1).constant();
        String which = pattern == null ? "a pattern that does not change" : "the pattern \"" + pattern + "\"";
        return Optional.of(new Judgement(
                CodeRule.REGEX_COMPILE_IN_LOOP,
                Variation.INVARIANT,
                "Each turn of the loop compiles " + which + " anew."));
    }

    /** Of a split whose separator is not in the code it is not known that it compiles anything; most are one character. */
    private static boolean isSearch(RepeatedCall call) {
        if (!call.key().name().equals("split") || !call.key().owner().equals("java/lang/String")) {
            return false;
        }
        if (!(call.argument(1).constant() instanceof String separator)) {
            return true;
        }
        if (separator.length() == 1) {
            return SPECIAL.indexOf(separator.charAt(0)) < 0;
        }
        return separator.length() == 2
                && separator.charAt(0) == '\\'
                && !Character.isLetterOrDigit(separator.charAt(1))
                && separator.charAt(1) < 128;
    }
}
