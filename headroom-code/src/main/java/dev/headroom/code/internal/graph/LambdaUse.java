package dev.headroom.code.internal.graph;

import java.util.Locale;
import java.util.Set;

/** What a call does with the function it is given. */
public enum LambdaUse {
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

    public static LambdaUse of(String owner, String name) {
        if (isStream(owner)) {
            return OF_STREAMS.contains(name) || OF_COLLECTIONS.contains(name) ? ITERATES : UNKNOWN;
        }
        if (owner.equals("java/util/stream/Collectors")
                || (owner.equals("java/util/Comparator")
                        && name.toLowerCase(Locale.ROOT).contains("comparing"))) {
            return ITERATES;
        }
        if (TAKERS_ONCE.contains(owner)) {
            return ONCE;
        }
        return OF_COLLECTIONS.contains(name) ? ITERATES : UNKNOWN;
    }

    private static boolean isStream(String owner) {
        return (owner.startsWith("java/util/stream/") && owner.endsWith("Stream"))
                || owner.equals("reactor/core/publisher/Flux")
                || owner.startsWith("scala/collection/");
    }
}
