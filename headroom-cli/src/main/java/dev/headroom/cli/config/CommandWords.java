package dev.headroom.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a command line into words: blanks separate, single or double quotes keep together, nothing else is special. */
public final class CommandWords {

    private static final char NONE = 0;

    private CommandWords() {}

    /** Empty where a quote is not closed. */
    public static Optional<List<String>> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = NONE;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != NONE) {
                if (c == quote) {
                    quote = NONE;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return quote == NONE ? Optional.of(words) : Optional.empty();
    }
}
