package dev.headroom.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a terminal as the live view makes use of: what a person would see after all that was written. */
final class VirtualScreen {

    private static final Pattern CONTROL = Pattern.compile("\u001b\\[(\\??\\d*)([A-Za-z])");

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private int written;

    void write(String text) {
        written += text.length();
        Matcher control = CONTROL.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u001b') {
                if (!control.find(i) || control.start() != i) {
                    throw new AssertionError("Not a control sequence: " + text.substring(i));
                }
                obey(control.group(1), control.group(2));
                i = control.end() - 1;
            } else if (c == '\r') {
                column = 0;
            } else if (c == '\n') {
                row++;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
                column = 0;
            } else {
                put(c);
            }
        }
    }

    /** How many characters were written so far. */
    int written() {
        return written;
    }

    /** What stands on the screen, without the empty last line. */
    List<String> lines() {
        List<String> shown = new ArrayList<>(
                lines.stream().map(line -> line.toString().stripTrailing()).toList());
        while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
            shown.remove(shown.size() - 1);
        }
        return shown;
    }

    private void put(char c) {
        StringBuilder line = lines.get(row);
        while (line.length() <= column) {
            line.append(' ');
        }
        line.setCharAt(column++, c);
    }

    private void obey(String argument, String command) {
        switch (command) {
            case "A" -> row -= argument.isEmpty() ? 1 : Integer.parseInt(argument);
            case "K" -> lines.get(row).setLength(Math.min(column, lines.get(row).length()));
            case "J" -> {
                lines.get(row).setLength(Math.min(column, lines.get(row).length()));
                lines.subList(row + 1, lines.size()).clear();
            }
            case "m", "l", "h" -> {
                // Colours, and whether lines wrap: nothing that moves.
            }
            default -> throw new AssertionError("Unknown control sequence " + argument + command);
        }
    }
}
