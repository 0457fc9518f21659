package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;
import java.util.Set;

/** Each turn looks up the same class, method or field by name. Silent where the class or the name changes from turn to turn. */
final class Reflection implements CallRule {

    private static final Set<String> LOOKUPS = Set.of(
            "forName",
            "getMethod",
            "getDeclaredMethod",
            "getMethods",
            "getDeclaredMethods",
            "getField",
            "getDeclaredField",
            "getFields",
            "getDeclaredFields",
            "getConstructor",
            "getDeclaredConstructor",
            "newInstance");

    @Override
    public boolean follows(MethodKey call) {
        return (call.owner().equals("java/lang/Class") && LOOKUPS.contains(call.name()))
                || (call.owner().equals("java/lang/reflect/Constructor")
                        && call.name().equals("newInstance"));
    }

    @Override
    public Optional<Judgement> judge(RepeatedCall call) {
        int deciding =
                call.key().owner().equals("java/lang/Class") ? call.inner().size() : 1;
        Variation sum = Variation.INVARIANT;
        for (int number = 0; number < deciding; number++) {
            sum = sum.with(call.inner(number));
        }
        return sum == Variation.INVARIANT
                ? Optional.of(new Judgement(
                        CodeRule.REFLECTION_IN_HOT_PATH, sum, "Each turn of the loop looks up the same by reflection."))
                : Optional.empty();
    }
}
