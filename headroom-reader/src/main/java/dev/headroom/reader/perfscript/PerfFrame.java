package dev.headroom.reader.perfscript;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import org.jspecify.annotations.Nullable;

/**
 * One line of a call chain: {@code 119a spin+0x21 (/usr/bin/work)}, where address, offset and object may be missing.
 *
 * <p>The object that holds the code is kept as the frame's file; {@code (inlined)} stands there for a function without code of
 * its own.
 */
final class PerfFrame {

    private static final String UNKNOWN = "[unknown]";

    private PerfFrame() {}

    /** The frame that a line holds, or null where it is blank. */
    static @Nullable Frame parse(String line) {
        String text = withoutAddress(line.strip());
        String object = "";
        int open = objectStart(text);
        if (open >= 0) {
            object = text.substring(open + 1, text.length() - 1);
            text = text.substring(0, open).stripTrailing();
        }
        if (text.isEmpty() && object.isEmpty()) {
            return null;
        }
        String symbol = withoutOffset(text);
        String name = symbol.isEmpty() ? UNKNOWN : javaName(symbol);
        boolean named = !object.equals(UNKNOWN) && !object.equals("inlined");
        return new Frame(name, named ? object : "", 0, kind(symbol, object));
    }

    /** Whether a line is a source position such as {@code work.c:12}, as {@code -F +srcline} prints below each frame. */
    static boolean isSourceLine(String line) {
        String text = line.strip();
        int colon = text.lastIndexOf(':');
        return colon > 0
                && text.indexOf(' ') < 0
                && colon < text.length() - 1
                && text.length() - colon <= 10
                && text.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The frame with a source position in place of its object. */
    static Frame at(Frame frame, String sourceLine) {
        String text = sourceLine.strip();
        int colon = text.lastIndexOf(':');
        int line = Integer.parseInt(text.substring(colon + 1));
        return new Frame(frame.function(), text.substring(0, colon), line, frame.kind());
    }

    private static String withoutAddress(String text) {
        int end = 0;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        boolean address = end > 0 && (end == text.length() || text.charAt(end) == ' ');
        return address && (end >= 3 || end < text.length())
                ? text.substring(end).stripLeading()
                : text;
    }

    /** Where the last balanced pair of brackets opens, if it ends the text and follows a blank; else −1. */
    private static int objectStart(String text) {
        if (!text.endsWith(")")) {
            return -1;
        }
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return i == 0 || text.charAt(i - 1) == ' ' ? i : -1;
            }
        }
        return -1;
    }

    private static String withoutOffset(String text) {
        int plus = text.lastIndexOf("+0x");
        boolean offset = plus > 0 && text.substring(plus + 3).chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return offset ? text.substring(0, plus) : text;
    }

    /** {@code Lcom/acme/Shop;::list}, as agents write maps of compiled code, in Java's own spelling. */
    private static String javaName(String symbol) {
        int end = symbol.indexOf(";::");
        boolean descriptor = symbol.startsWith("L") && end > 1 && symbol.indexOf(' ') < 0;
        return descriptor ? symbol.substring(1, end).replace('/', '.') + "." + symbol.substring(end + 3) : symbol;
    }

    private static FrameKind kind(String symbol, String object) {
        if (object.equals("inlined")) {
            return FrameKind.INLINED;
        }
        if (symbol.equals("Interpreter")) {
            return FrameKind.INTERPRETED;
        }
        if (object.endsWith(".map") && object.contains("/perf-")) {
            return FrameKind.COMPILED;
        }
        if (object.isEmpty() || object.equals(UNKNOWN)) {
            return FrameKind.UNKNOWN;
        }
        return isKernel(object) ? FrameKind.KERNEL : FrameKind.NATIVE;
    }

    private static boolean isKernel(String object) {
        return switch (object) {
            case "[vdso]", "[vsyscall]", "[heap]", "[stack]", "[anon]", "[uprobes]", "[JIT]" -> false;
            default -> object.startsWith("[") || object.endsWith(".ko") || object.contains("/vmlinux");
        };
    }
}
