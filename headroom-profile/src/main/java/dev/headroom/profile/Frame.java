package dev.headroom.profile;

import org.jspecify.annotations.Nullable;

/**
 * One line of a stack trace.
 *
 * @param name the producer's full function name, for example {@code com.acme.Shop.list}
 * @param file source file, empty where unknown
 * @param line line number, 0 where unknown
 */
public record Frame(String name, String file, int line, FrameKind kind) {

    public Frame {
        if (line < 0) {
            throw new IllegalArgumentException("A line number is not negative, got " + line);
        }
    }

    public static Frame named(String name) {
        return new Frame(name, "", 0, FrameKind.UNKNOWN);
    }

    /** For a Java method {@code com.acme.Shop.list}, its class {@code com.acme.Shop}; empty where there is no dot. */
    public String className() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** For a Java method {@code com.acme.Shop.list}, {@code list}. */
    public String methodName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Written out, as is {@link #hashCode}: the generated ones are linked anew in every process, at a short command's cost. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame frame
                && line == frame.line
                && kind == frame.kind
                && name.equals(frame.name)
                && file.equals(frame.file);
    }

    @Override
    public int hashCode() {
        return ((name.hashCode() * 31 + file.hashCode()) * 31 + line) * 31 + kind.hashCode();
    }

    /** {@code com.acme.Shop.list (Shop.java:41)}, as far as known. */
    @Override
    public String toString() {
        if (file.isEmpty()) {
            return name;
        }
        return name + " (" + file + (line > 0 ? ":" + line : "") + ")";
    }
}
