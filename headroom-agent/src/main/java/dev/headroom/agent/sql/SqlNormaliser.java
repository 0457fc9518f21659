package dev.headroom.agent.sql;

/**
 * Folds one SQL text so that executions which differ in data only become equal: literals are {@code ?}, white space
 * and comments one blank, a list of literals {@code (?)}, repeated rows of VALUES one row; at most 1,000 characters.
 * Strings follow standard SQL (doubled quotes) and PostgreSQL ({@code $tag$…$tag$}, {@code E'…\'…'}); quoted identifiers
 * are kept as they are. Text that ends inside a literal is folded to its end. Not thread-safe; used once.
 */
final class SqlNormaliser {
    static final int MAX_CHARS = 1_000;

    private final String sql;
    private final StringBuilder out;
    private int at;

    SqlNormaliser(String sql) {
        this.sql = sql;
        this.out = new StringBuilder(Math.min(sql.length(), MAX_CHARS + 16));
    }

    String normalise() {
        while (at < sql.length() && out.length() <= MAX_CHARS) {
            step(sql.charAt(at));
        }
        if (at < sql.length() || out.length() > MAX_CHARS) {
            out.setLength(Math.min(out.length(), MAX_CHARS - 1));
            out.append('…');
        } else if (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    private void step(char c) {
        if (Character.isWhitespace(c)) {
            at++;
            blank();
        } else if (c == '\'') {
            skipString(endsWithEscapePrefix());
            literal();
        } else if (c == '"' || c == '`') {
            copyQuoted(c);
        } else if (sql.startsWith("--", at)) {
            at = end(sql.indexOf('\n', at));
            blank();
        } else if (sql.startsWith("/*", at)) {
            at = end(sql.indexOf("*/", at + 2), 2);
            blank();
        } else if (c == '$' && dollarQuote()) {
            literal();
        } else if (startsNumber(c)) {
            skipNumber();
            literal();
        } else if (Character.isJavaIdentifierStart(c)) {
            copyWord();
        } else {
            at++;
            symbol(c);
        }
    }

    private void blank() {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private void literal() {
        symbol('?');
    }

    /** Appends one symbol and folds a repeated list element or row that it completes. */
    private void symbol(char c) {
        out.append(c);
        if (c == '?') {
            foldTail("?", "?");
        } else if (c == ')') {
            foldTail("(?)", "(?)");
        }
    }

    /** Turns a trailing {@code a, a} into {@code a}. */
    private void foldTail(String element, String folded) {
        int last = out.length() - element.length();
        if (last < 0 || !matches(element, last)) {
            return;
        }
        int comma = skipBlanksBack(last) - 1;
        if (comma < 0 || out.charAt(comma) != ',') {
            return;
        }
        int previous = skipBlanksBack(comma) - element.length();
        if (previous >= 0 && matches(element, previous)) {
            out.setLength(previous);
            out.append(folded);
        }
    }

    private int skipBlanksBack(int from) {
        int index = from;
        while (index > 0 && out.charAt(index - 1) == ' ') {
            index--;
        }
        return index;
    }

    private boolean matches(String text, int from) {
        for (int i = 0; i < text.length(); i++) {
            if (out.charAt(from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean endsWithEscapePrefix() {
        int last = out.length() - 1;
        if (at == 0 || last < 0) {
            return false;
        }
        char prefix = Character.toUpperCase(sql.charAt(at - 1));
        boolean known = prefix == 'E' || prefix == 'N' || prefix == 'X' || prefix == 'B';
        boolean alone = last == 0 || !Character.isJavaIdentifierPart(out.charAt(last - 1));
        if (known && alone && Character.toUpperCase(out.charAt(last)) == prefix) {
            out.setLength(last);
            return prefix == 'E';
        }
        return false;
    }

    private void skipString(boolean backslashEscapes) {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (backslashEscapes && c == '\\') {
                at = Math.min(at + 1, sql.length());
            } else if (c == '\'') {
                if (at >= sql.length() || sql.charAt(at) != '\'') {
                    return;
                }
                at++;
            }
        }
    }

    private void copyQuoted(char quote) {
        int close = end(sql.indexOf(quote, at + 1), 1);
        out.append(sql, at, Math.min(close, at + MAX_CHARS + 1));
        at = close;
    }

    private boolean dollarQuote() {
        int tagEnd = at + 1;
        while (tagEnd < sql.length() && isTagPart(sql.charAt(tagEnd), tagEnd == at + 1)) {
            tagEnd++;
        }
        if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
            return false;
        }
        String tag = sql.substring(at, tagEnd + 1);
        at = end(sql.indexOf(tag, tagEnd + 1), tag.length());
        return true;
    }

    private static boolean isTagPart(char c, boolean first) {
        return c == '_' || Character.isLetter(c) || (!first && Character.isDigit(c));
    }

    private boolean startsNumber(char c) {
        boolean digit = isDigit(c) || (c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)));
        boolean placeholder = at > 0 && (sql.charAt(at - 1) == '$' || (sql.charAt(at - 1) == ':' && !isCast()));
        return digit && !placeholder;
    }

    private boolean isCast() {
        return at > 1 && sql.charAt(at - 2) == ':';
    }

    private void skipNumber() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean exponentSign = (c == '+' || c == '-') && isExponent(sql.charAt(at - 1));
            if (!isDigit(c) && c != '.' && !Character.isLetter(c) && c != '_' && !exponentSign) {
                return;
            }
            at++;
        }
    }

    /** A sign belongs to a number after e; in a hex number it does not, but there it cannot follow an e sensibly. */
    private static boolean isExponent(char c) {
        return c == 'e' || c == 'E';
    }

    private void copyWord() {
        int start = at;
        while (at < sql.length() && (Character.isJavaIdentifierPart(sql.charAt(at)) || sql.charAt(at) == '#')) {
            at++;
        }
        out.append(sql, start, Math.min(at, start + MAX_CHARS + 1));
    }

    private int end(int index) {
        return index < 0 ? sql.length() : index;
    }

    private int end(int index, int length) {
        return index < 0 ? sql.length() : index + length;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
