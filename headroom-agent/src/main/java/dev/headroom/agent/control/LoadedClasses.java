package dev.headroom.agent.control;

import dev.headroom.agent.hook.Tally;
import dev.headroom.agent.weave.Candidates;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes that were loaded before the agent came. Calls in flight finish in the old code; each class is
 * retransformed alone, so that one that cannot be does not keep the others from it.
 */
final class LoadedClasses {
    private LoadedClasses() {}

    static void weave(Instrumentation instrumentation) {
        Class<?> statement = jdbc("java.sql.Statement");
        Class<?> connection = jdbc("java.sql.Connection");
        Class<?> result = jdbc("java.sql.ResultSet");
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isWanted(type, statement, connection, result) && instrumentation.isModifiableClass(type)) {
                weave(instrumentation, type);
            }
        }
    }

    private static void weave(Instrumentation instrumentation, Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError refused) {
            Tally.OF_THIS_JVM.failure("weaving loaded " + type.getName(), refused);
        }
    }

    private static boolean isWanted(
            Class<?> type, @Nullable Class<?> statement, @Nullable Class<?> connection, @Nullable Class<?> result) {
        if (type.isInterface() || type.isArray() || type.isPrimitive()) {
            return false;
        }
        boolean jdbc = isA(statement, type) || isA(connection, type) || isA(result, type);
        return jdbc || Candidates.isKnown(type.getName().replace('.', '/'));
    }

    private static boolean isA(@Nullable Class<?> parent, Class<?> type) {
        return parent != null && parent.isAssignableFrom(type);
    }

    private static @Nullable Class<?> jdbc(String name) {
        try {
            return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException noJdbc) {
            return null;
        }
    }
}
