package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls of loggers, and how loud they are. */
final class LogCalls {

    /** How often a level is on where a service runs, and how often something deserves it. */
    enum Loudness {
        /** Usually off. */
        QUIET,
        /** Usually on. */
        NORMAL,
        /** On, but for what should be rare. */
        RARE
    }

    private static final Set<String> LOGGERS = Set.of(
            "org/slf4j/Logger",
            "org/apache/logging/log4j/Logger",
            "org/apache/log4j/Logger",
            "org/apache/log4j/Category",
            "org/apache/commons/logging/Log",
            "org/jboss/logging/Logger",
            "org/jboss/logging/BasicLogger",
            "ch/qos/logback/classic/Logger",
            "java/util/logging/Logger",
            "java/lang/System$Logger");

    private static final Set<String> QUIET = Set.of(
            "debug", "trace", "fine", "finer", "finest", "debugf", "tracef", "DEBUG", "TRACE", "FINE", "FINER",
            "FINEST");
    private static final Set<String> NORMAL = Set.of("info", "config", "infof", "INFO", "CONFIG");
    private static final Set<String> RARE = Set.of(
            "warn", "warning", "error", "severe", "fatal", "warnf", "errorf", "WARN", "WARNING", "ERROR", "SEVERE");

    private LogCalls() {}

    static boolean isLogger(MethodKey call) {
        return LOGGERS.contains(call.owner());
    }

    /** Of a call that writes a line; empty of all others. */
    static Optional<Loudness> loudness(MethodBody body, int at) {
        MethodInsnNode call = body.call(at);
        if (!LOGGERS.contains(call.owner)) {
            return Optional.empty();
        }
        return of(call.name.equals("log") ? level(body, at) : call.name);
    }

    private static String level(MethodBody body, int at) {
        AbstractInsnNode made = body.operands(at).size() < 2
                ? null
                : body.maker(body.operands(at).get(1)).orElse(null);
        return made instanceof FieldInsnNode field ? field.name : "";
    }

    private static Optional<Loudness> of(String level) {
        if (QUIET.contains(level)) {
            return Optional.of(Loudness.QUIET);
        }
        if (NORMAL.contains(level)) {
            return Optional.of(Loudness.NORMAL);
        }
        return RARE.contains(level) ? Optional.of(Loudness.RARE) : Optional.empty();
    }

    static boolean asksWhetherOn(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                && (call.name.equals("isLoggable") || (call.name.startsWith("is") && call.name.endsWith("Enabled")));
    }
}
