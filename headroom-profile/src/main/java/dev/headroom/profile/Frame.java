package dev.headroom.profile;

import org.jspecify.annotations.Nullable;

/**
 * One line of a stack trace.
 *
 * @param function what runs
 * @param file source file of the line, which is another one than the function's where code was inlined; empty where unknown
 * @param line line number, 0 where unknown; where the producer knows no lines but those of definitions, such as Python's
 *     cProfile and V8, the definition's
 */
public record Frame(Function function, String file, int line, FrameKind kind) {

    public Frame {
        if (line < 0) {
            throw new IllegalArgumentException("A line number is not negative, got " + line);
        }
    }

    /** A line of a function of which the first line is not known. */
    public Frame(String name, String file, int line, FrameKind kind) {
        this(new Function(name, file, 0), file, line, kind);
    }

    public static Frame named(String name) {
        return new Frame(name, "", 0, FrameKind.UNKNOWN);
    }

    /** The producer's full function name, for example {@code com.acme.Shop.list}. */
    public String name() {
        return function.name();
    }

    /** For a Java method {@code com.acme.Shop.list}, its class {@code com.acme.Shop}; empty where there is no dot. */
    public String className() {
        int dot = name().lastIndexOf('.');
        return dot < 0 ? "" : name().substring(0, dot);
    }

    /** For a Java method {@code com.acme.Shop.list}, {@code list}. */
    public String methodName() {
        return name().substring(name().lastIndexOf('.') + 1);
    }

    /** Written out, as is {@link #hashCode}: the generated ones are linked anew in every process, at a short command's cost. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame frame
                && line == frame.line
                && kind == frame.kind
                && function.equals(frame.function)
                && file.equals(frame.file);
    }

    @Override
    public int hashCode() {
        return ((function.hashCode() * 31 + file.hashCode()) * 31 + line) * 31 + kind.hashCode();
    }

    /** {@code com.acme.Shop.list (Shop.java:41)}, as far as known. */
    @Override
    public String toString() {
        if (file.isEmpty()) {
            return name();
        }
        return name() + " (" + file + (line > 0 ? ":" + line : "") + ")";
    }
}
