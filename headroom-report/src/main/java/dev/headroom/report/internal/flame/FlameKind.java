package dev.headroom.report.internal.flame;

import dev.headroom.profile.FrameKind;
import java.util.Locale;

/** How the code of a box was running, with its colour; one letter in the page's data. */
public enum FlameKind {
    INTERPRETED('i', FlameColor.YELLOW),
    COMPILED('c', FlameColor.MINT),
    INLINED('l', FlameColor.CYAN),
    NATIVE('n', FlameColor.ORANGE),
    KERNEL('k', FlameColor.PINK),
    THREAD('t', FlameColor.SLATE),
    UNKNOWN('u', FlameColor.GREY);

    private final char letter;
    private final FlameColor color;

    FlameKind(char letter, FlameColor color) {
        this.letter = letter;
        this.color = color;
    }

    public char letter() {
        return letter;
    }

    public FlameColor color() {
        return color;
    }

    /** The word for it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FlameKind of(FrameKind kind) {
        return switch (kind) {
            case INTERPRETED -> INTERPRETED;
            case COMPILED -> COMPILED;
            case INLINED -> INLINED;
            case NATIVE -> NATIVE;
            case KERNEL -> KERNEL;
            case THREAD -> THREAD;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
