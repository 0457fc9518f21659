package dev.headroom.cli.terminal;

import dev.headroom.report.text.Palette;
import java.util.List;

/** What is worth seeing of a running phase, for a log and for a screen. */
public interface LiveDetail {

    /** All of it in one line, for logs and for the line that a finished phase leaves. */
    String line();

    /** As a few lines that are drawn again in place, none wider than this. */
    List<String> lines(int columns, Palette palette);

    /** A remark of one line, which stands behind the phase and not below it. */
    static LiveDetail remark(String text) {
        return new LiveDetail() {
            @Override
            public String line() {
                return text;
            }

            @Override
            public List<String> lines(int columns, Palette palette) {
                return List.of();
            }
        };
    }
}
