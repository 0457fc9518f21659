package dev.headroom.code.internal.body;

import java.util.Locale;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a call does with the function it is given. */
enum LambdaUse {
    /** Calls it for each element. */
    ITERATES,
    /** Calls it once at most, now or soon. */
    ONCE,
    /** Nothing is known, or it is called only for what is not there yet, as by {@code computeIfAbsent}. */
    UNKNOWN;

    private static final Set<String> OF_COLLECTIONS = Set.of(
            "forEach",
            "forEachRemaining",
            "forEachOrdered",
            "removeIf",
            "replaceAll",
            "setAll",
            "sort",
            "parallelSetAll",
            "foreach");

    private static final Set<String> OF_STREAMS = Set.of(
            "map",
            "mapToObj",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "mapMulti",
            "flatMap",
            "flatMapToInt",
            "filter",
            "filterNot",
            "peek",
            "anyMatch",
            "allMatch",
            "noneMatch",
            "takeWhile",
            "dropWhile",
            "reduce",
            "collect",
            "sorted",
            "iterate",
            "generate",
            "min",
            "max",
            "exists",
            "forall",
            "count",
            "find",
            "concatMap",
            "doOnNext");

    private static final Set<String> TAKERS_ONCE = Set.of(
            "java/util/Optional",
            "java/util/OptionalInt",
            "java/util/OptionalLong",
            "java/util/OptionalDouble",
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/Executor",
            "java/util/concurrent/ExecutorService",
            "java/util/concurrent/ForkJoinPool",
            "java/security/AccessController",
            "java/util/Objects");

    static LambdaUse of(MethodInsnNode call) {
        if (isStream(call.owner)) {
            return OF_STREAMS.contains(call.name) || OF_COLLECTIONS.contains(call.name) ? ITERATES : UNKNOWN;
        }
        if (call.owner.equals("java/util/stream/Collectors")
                || call.owner.equals("java/util/Comparator")
                        && call.name.toLowerCase(Locale.ROOT).contains("comparing")) {
            return ITERATES;
        }
        if (TAKERS_ONCE.contains(call.owner)) {
            return ONCE;
        }
        return OF_COLLECTIONS.contains(call.name) ? ITERATES : UNKNOWN;
    }

    private static boolean isStream(String owner) {
        return owner.startsWith("java/util/stream/") && owner.endsWith("Stream")
                || owner.equals("reactor/core/publisher/Flux")
                || owner.startsWith("scala/collection/");
    }
}
