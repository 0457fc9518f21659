package dev.headroom.code.internal.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.objectweb.asm.Type;

/** Every method that is called anywhere, kept and judged once. */
final class CalledMethods {

    private final Predicate<MethodKey> followed;
    private final Predicate<MethodKey> looked;
    private final Predicate<MethodKey> inLoops;
    private final Map<MethodKey, Known> methods = new HashMap<>();

    CalledMethods(Predicate<MethodKey> followed, Predicate<MethodKey> looked, Predicate<MethodKey> inLoops) {
        this.followed = followed;
        this.looked = looked;
        this.inLoops = inLoops;
    }

    /** Each method that is called is judged once, and its name kept once. */
    Known of(String owner, String name, String descriptor) {
        var key = new MethodKey(owner, name, descriptor);
        Known known = methods.get(key);
        if (known == null) {
            check(key);
            known = new Known(
                    key,
                    followed.test(key),
                    looked.test(key),
                    inLoops.test(key),
                    LambdaUse.of(owner, name) != LambdaUse.UNKNOWN,
                    isJdk(owner));
            methods.put(key, known);
        }
        return known;
    }

    /** What is kept of a damaged class must not surprise anybody later. */
    private static void check(MethodKey key) {
        if (key.owner().isEmpty() || key.name().isEmpty()) {
            throw new IllegalArgumentException("a method has no name");
        }
        if (key.descriptor().startsWith("(")) {
            Type.getArgumentTypes(key.descriptor());
        }
    }

    /** What is said of a method wherever it is called. */
    record Known(
            MethodKey key, boolean followed, boolean looked, boolean inLoops, boolean takesFunction, boolean ofJdk) {}

    private static boolean isJdk(String owner) {
        return owner.startsWith("java/")
                || owner.startsWith("[")
                || owner.startsWith("javax/")
                || owner.startsWith("sun/");
    }
}
