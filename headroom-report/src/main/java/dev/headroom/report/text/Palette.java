package dev.headroom.report.text;

import dev.headroom.gate.Verdict;

/** Whether text carries colours (ANSI select graphic rendition, ECMA-48 8.3.117). */
public enum Palette {
    PLAIN,
    ANSI;

    private static final String RESET = "\u001b[0m";

    public String strong(String text) {
        return paint("\u001b[1m", text);
    }

    public String faint(String text) {
        return paint("\u001b[2m", text);
    }

    public String good(String text) {
        return paint("\u001b[32m", text);
    }

    public String bad(String text) {
        return paint("\u001b[31m", text);
    }

    public String unsure(String text) {
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
