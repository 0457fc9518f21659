package dev.headroom.reader.callgrind;

import java.util.HashMap;
import java.util.Map;

/** The small languages inside a line: compressed names and compressed positions. */
final class CallgrindSyntax {

    private static final int MAX_DIGITS = 18;

    private CallgrindSyntax() {}

    /** Whether a text begins like a callgrind file: an {@code events:} header, and a line that names a function or counts. */
    static boolean looksLikeCallgrind(String text) {
        boolean events = false;
        for (String line : text.lines().limit(400).toList()) {
            if (line.startsWith("# callgrind format")) {
                return true;
            }
            events |= line.startsWith("events:");
            if (events && (line.startsWith("fn=") || line.startsWith("fl=") || line.startsWith("ob="))) {
                return true;
            }
        }
        return false;
    }

    /** Names written once as {@code (7) name} and referred to as {@code (7)} from then on. */
    static final class Names {

        private final Map<String, String> names = new HashMap<>();

        /** The name that the text after an equals sign stands for. */
        String resolve(String text) {
            int close = text.startsWith("(") ? text.indexOf(')') : -1;
            if (close < 2 || !isNumber(text.substring(1, close))) {
                return text;
            }
            String id = text.substring(1, close);
            String name = text.substring(close + 1).strip();
            if (name.isEmpty()) {
                return names.getOrDefault(id, "(" + id + ")");
            }
            names.put(id, name);
            return name;
        }
    }

    /** A number in decimal or, after {@code 0x}, in hexadecimal; −1 for anything else. */
    static long number(String text) {
        if (text.startsWith("0x") && text.length() <= 17 && isHex(text)) {
            return Long.parseLong(text.substring(2), 16);
        }
        return isNumber(text) ? Long.parseLong(text) : -1;
    }

    /** A position written as a number, as {@code +n} or {@code -n} from the last one, or as {@code *} for the last one; −1 else. */
    static long position(String text, long last) {
        if (text.equals("*")) {
            return last;
        }
        if (text.startsWith("+") || text.startsWith("-")) {
            long offset = number(text.substring(1));
            long signed = text.startsWith("+") ? last + offset : last - offset;
            return offset < 0 || signed < 0 ? -1 : signed;
        }
        return number(text);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isHex(String text) {
        return text.length() > 2 && text.substring(2).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
