package dev.headroom.cli.terminal;

import dev.headroom.report.text.Palette;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where results and progress are written, and whether a person is watching.
 *
 * @param out results
 * @param err progress and problems
 * @param outIsTerminal whether results go to a person's screen
 * @param errIsTerminal whether progress does
 * @param colour whether results may be coloured
 */
public record Terminal(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, boolean colour) {

    /** The process's own streams; the launcher has asked the shell which of them are terminals. */
    public static Terminal ofProcess(Map<String, String> environment) {
        boolean out = Boolean.getBoolean("headroom.stdout.terminal");
        boolean err = Boolean.getBoolean("headroom.stderr.terminal");
        // https://no-color.org: any non-empty value turns colour off.
        boolean colour = out && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(System.out, System.err, out, err, colour);
    }

    /** Prints a result that ends its own lines. */
    public void print(String result) {
        out.print(result);
        out.flush();
    }

    /** How results are painted. */
    public Palette palette() {
        return colour ? Palette.ANSI : Palette.PLAIN;
    }
}
