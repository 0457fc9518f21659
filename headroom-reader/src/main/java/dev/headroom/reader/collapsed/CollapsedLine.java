package dev.headroom.reader.collapsed;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.StackTable;

/** The small languages inside a line: frames between semicolons, how a frame is written, the numbers at the end. */
final class CollapsedLine {

    private static final int MAX_DIGITS = 18;

    private CollapsedLine() {}

    /** Where the number begins that ends a line after a blank, or −1. */
    static int numberStart(String line) {
        int start = line.length();
        while (start > 0 && line.charAt(start - 1) >= '0' && line.charAt(start - 1) <= '9') {
            start--;
        }
        boolean hasNumber = start < line.length() && line.length() - start <= MAX_DIGITS;
        return hasNumber && start > 1 && line.charAt(start - 1) == ' ' ? start : -1;
    }

    /** Whether a line ends in two numbers, as {@code difffolded.pl} writes them. */
    static boolean hasTwoNumbers(String line) {
        int second = numberStart(line);
        return second > 0 && numberStart(line.substring(0, second - 1)) > 0;
    }

    /** The stack that a text names, outermost frame first. */
    static int stack(String text, StackTable table) {
        int stack = StackTable.ROOT;
        int from = 0;
        while (from <= text.length()) {
            int to = frameEnd(text, from);
            if (to > from) {
                stack = table.child(stack, table.frameId(frame(text.substring(from, to))));
            }
            from = to + 1;
        }
        return stack;
    }

    /** The semicolon that ends a frame; those that belong to a JVM type descriptor inside its name do not. */
    private static int frameEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != ';') {
            int parameters = text.charAt(i) == '(' ? parametersEnd(text, i) : -1;
            i = parameters > 0 ? parameters : i + 1;
            boolean classOfMethod = text.startsWith(";::", i) && text.charAt(from) == 'L';
            if (classOfMethod) {
                i += 3;
            }
        }
        return i;
    }

    /**
     * Past the closing bracket of a JVM parameter list that opens here (JVM specification 4.3.3), with its return type;
     * −1 where what opens here is none.
     */
    private static int parametersEnd(String text, int open) {
        int i = open + 1;
        while (i > 0 && i < text.length() && text.charAt(i) != ')') {
            i = typeEnd(text, i);
        }
        if (i <= 0 || i >= text.length()) {
            return -1;
        }
        int returned = i + 1;
        int end = returned < text.length() ? typeEnd(text, returned) : -1;
        boolean empty = i == open + 1;
        return end > 0 ? end : empty ? -1 : returned;
    }

    private static int typeEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == '[') {
            i++;
        }
        if (i >= text.length() || "BCDFIJSZV".indexOf(text.charAt(i)) >= 0) {
            return i >= text.length() ? -1 : i + 1;
        }
        if (text.charAt(i) != 'L') {
            return -1;
        }
        for (i++; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i + 1;
            }
            if (c != '/' && !Character.isJavaIdentifierPart(c)) {
                return -1;
            }
        }
        return -1;
    }

    /** async-profiler marks how a frame ran by a suffix (its manual, option {@code ann}); it writes packages with slashes. */
    private static Frame frame(String text) {
        int length = text.length();
        boolean marked = length > 4 && text.startsWith("_[", length - 4) && text.endsWith("]");
        FrameKind kind = marked ? kind(text.charAt(length - 2)) : FrameKind.UNKNOWN;
        if (kind == FrameKind.UNKNOWN) {
            return Frame.named(isJavaPath(text) ? text.replace('/', '.') : text);
        }
        String name = text.substring(0, length - 4);
        return new Frame(kind == FrameKind.KERNEL ? name : name.replace('/', '.'), "", 0, kind);
    }

    private static FrameKind kind(char mark) {
        return switch (mark) {
            case 'j', '1' -> FrameKind.COMPILED;
            case 'i' -> FrameKind.INLINED;
            case 'k' -> FrameKind.KERNEL;
            case '0' -> FrameKind.INTERPRETED;
            default -> FrameKind.UNKNOWN;
        };
    }

    /** {@code com/acme/Shop.list}: slashes, then one dot before the method, and no blank or leading slash as in a path. */
    private static boolean isJavaPath(String text) {
        int bracket = text.indexOf('(');
        String name = bracket < 0 ? text : text.substring(0, bracket);
        int slash = name.lastIndexOf('/');
        int dot = name.indexOf('.');
        boolean descriptor = bracket < 0 || parametersEnd(text, bracket) > 0;
        return descriptor && slash > 0 && dot > slash && text.charAt(0) != '/' && text.indexOf(' ') < 0;
    }
}
