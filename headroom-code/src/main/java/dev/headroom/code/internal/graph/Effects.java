package dev.headroom.code.internal.graph;

import java.util.List;
import java.util.Set;

/** Which calls of the JDK change what others can see. What is not known is taken to. */
final class Effects {

    private static final List<String> CHANGING = List.of(
            "java/io/",
            "java/net/",
            "java/nio/",
            "java/util/concurrent/",
            "java/util/logging/",
            "java/util/Random",
            "java/util/Scanner",
            "java/lang/Thread",
            "java/lang/Process",
            "java/lang/Runtime",
            "java/lang/reflect/",
            "java/lang/ThreadLocal");

    private static final List<String> READING =
            List.of("get", "is", "has", "contains", "size", "to", "of", "equals", "hashCode", "compare", "toString");

    private static final Set<String> WRITING_SQL = Set.of(
            "execute",
            "executeUpdate",
            "executeLargeUpdate",
            "executeBatch",
            "executeLargeBatch",
            "commit",
            "rollback",
            "setAutoCommit");

    private static final Set<String> MUTATING = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "put",
            "putAll",
            "putIfAbsent",
            "remove",
            "removeAll",
            "removeIf",
            "retainAll",
            "clear",
            "poll",
            "pop",
            "push",
            "offer",
            "set",
            "sort",
            "merge",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "replaceAll",
            "next");

    private Effects() {}

    /** @param owner with slashes */
    static boolean of(String owner, String name) {
        if (!owner.startsWith("java/")) {
            return false; // known by its own code, or by its name: see CodeGraph
        }
        if (owner.startsWith("java/sql/")) {
            return WRITING_SQL.contains(name);
        }
        return CHANGING.stream().anyMatch(owner::startsWith) && !reads(name);
    }

    /** Whether it changes a collection, which is nobody else's where the method made it. */
    static boolean mutates(String owner, String name) {
        return owner.startsWith("java/util/") && MUTATING.contains(name) && !owner.equals("java/util/Iterator");
    }

    /** Whether a name promises to do no more than to answer. */
    static boolean reads(String name) {
        return READING.stream().anyMatch(name::startsWith);
    }
}
