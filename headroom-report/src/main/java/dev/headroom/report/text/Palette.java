package dev.headroom.report.text;

import dev.headroom.gate.Verdict;

/** Whether text carries colours (ANSI select graphic rendition, ECMA-48 8.3.117). */
public enum Palette {
    PLAIN,
    ANSI;

    private static final String RESET = "\u001b[0m";

    String strong(String text) {
        return paint("\u001b[1m", text);
    }

    String faint(String text) {
        return paint("\u001b[2m", text);
    }

    String good(String text) {
        return paint("\u001b[32m", text);
    }

    String bad(String text) {
        return paint("\u001b[31m", text);
    }

    String unsure(String text) {
        return paint("\u001b[33m", text);
    }

    String judged(Verdict verdict, String text) {
        return switch (verdict) {
            case PASS -> good(text);
            case INCONCLUSIVE -> unsure(text);
            case FAIL, INVALID -> bad(text);
        };
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
    }
}
