package dev.headroom.profile;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What frames at different lines have in common. Name, file and the line of the definition tell functions apart, as far as the
 * producer gave them: Python's methods {@code __init__}, JavaScript's {@code (anonymous)} and C's static functions share
 * their names.
 *
 * @param name the producer's full name, for example {@code com.acme.Shop.list}
 * @param file source file of the definition, or the object that holds the code; empty where unknown
 * @param startLine line at which the definition begins, 0 where unknown
 */
public record Function(String name, String file, int startLine) {

    /** By name, then by place: where two weigh the same, the order is that of a dictionary. */
    public static final Comparator<Function> ORDER =
            Comparator.comparing(Function::name).thenComparing(Function::file).thenComparingInt(Function::startLine);

    /** No function: what the root of a call tree is, and what calls the outermost frame. */
    public static final Function NONE = new Function("", "", 0);

    public Function {
        if (startLine < 0) {
            throw new IllegalArgumentException("A line number is not negative, got " + startLine);
        }
    }

    public static Function named(String name) {
        return new Function(name, "", 0);
    }

    /** Whether this is {@link #NONE}. */
    public boolean isNone() {
        return name.isEmpty() && file.isEmpty() && startLine == 0;
    }

    /** The function as a frame of which no line is known. */
    public Frame frame() {
        return new Frame(this, file, 0, FrameKind.UNKNOWN);
    }

    /** Written out for the reason that {@link Frame#equals} is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Function function
                && startLine == function.startLine
                && name.equals(function.name)
                && file.equals(function.file);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + file.hashCode()) * 31 + startLine;
    }
}
