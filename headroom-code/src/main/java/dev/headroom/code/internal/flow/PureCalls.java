package dev.headroom.code.internal.flow;

import dev.headroom.code.Variation;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a call adds to the variation of its receiver and arguments: nothing where it always answers the same to the same. */
final class PureCalls {

    private static final Set<String> PURE_OWNERS = Set.of(
            "java/lang/String",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Math",
            "java/lang/Class",
            "java/lang/Enum",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/math/BigDecimal",
            "java/math/BigInteger",
            "java/nio/file/Path",
            "java/nio/file/Paths",
            "java/io/File",
            "java/net/URI",
            "java/net/URL",
            "java/net/http/HttpRequest",
            "java/net/http/HttpRequest$Builder",
            "java/util/Locale",
            "java/util/Objects",
            "java/util/Optional",
            "java/util/UUID",
            "java/util/regex/Pattern",
            "java/util/concurrent/TimeUnit",
            "java/time/Duration",
            "java/time/LocalDate");

    /** They answer with the next of something, so that each turn gets another. */
    private static final Set<String> ADVANCING = Set.of(
            "next",
            "nextElement",
            "nextInt",
            "nextLong",
            "nextDouble",
            "nextLine",
            "readLine",
            "read",
            "poll",
            "pollFirst",
            "pollLast",
            "take",
            "pop",
            "removeFirst",
            "removeLast",
            "randomUUID",
            "nanoTime",
            "currentTimeMillis",
            "incrementAndGet",
            "getAndIncrement");

    private PureCalls() {}

    static Variation variation(MethodInsnNode call) {
        if (ADVANCING.contains(call.name) || isColumn(call)) {
            return Variation.VARYING;
        }
        if (PURE_OWNERS.contains(call.owner) || isAccessor(call) || isFactory(call)) {
            return Variation.INVARIANT;
        }
        return Variation.UNKNOWN;
    }

    /** A column of the row that a cursor stands on. */
    private static boolean isColumn(MethodInsnNode call) {
        return call.owner.equals("java/sql/ResultSet") && call.name.startsWith("get");
    }

    /** {@code getName()}, {@code isOpen()}, a record's {@code name()} and the like. */
    private static boolean isAccessor(MethodInsnNode call) {
        return call.desc.startsWith("()") && !call.desc.endsWith("V") && !isIteratorOf(call);
    }

    /** A collection, but what an iterator over it says next is not the same. */
    private static boolean isIteratorOf(MethodInsnNode call) {
        return call.owner.startsWith("java/util/Random")
                || call.name.startsWith("next")
                || call.name.startsWith("read");
    }

    private static boolean isFactory(MethodInsnNode call) {
        return call.owner.startsWith("java/util/")
                && (call.name.equals("of") || call.name.equals("asList") || call.name.startsWith("singleton"));
    }
}
