package dev.headroom.example.habits;

import java.util.List;
import java.util.stream.IntStream;

/** The text of an export: in a buffer that doubles again and again, or in one of the size that is known. */
final class UnsizedBuffer implements Pair {

    private static final int LINES = 5_000;

    private final List<String> lines = IntStream.range(0, LINES)
            .mapToObj(line -> "10" + line + ";lamp;" + line % 7 + ";in stock\n")
            .toList();

    @Override
    public String rule() {
        return "unsized-buffer";
    }

    @Override
    public String bad(int number) {
        var text = new StringBuilder();
        for (String line : lines) {
            text.append(line); // planted: unsized-buffer
        }
        return told(number, text);
    }

    @Override
    public String fixed(int number) {
        int length = 0;
        for (String line : lines) {
            length += line.length();
        }
        var text = new StringBuilder(length);
        for (String line : lines) {
            text.append(line);
        }
        return told(number, text);
    }

    /** Stands for sending it. */
    private static String told(int number, StringBuilder text) {
        return "export " + number + ": " + text.length() + " characters, checksum "
                + text.toString().hashCode();
    }
}
