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
 * @param errColour whether progress may
 * @param columns how wide progress may be
 */
public record Terminal(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean colour,
        boolean errColour,
        int columns) {

    private static final int USUAL_COLUMNS = 80;
    private static final int WIDEST = 200;
    private static final int NARROWEST = 20;

    /** With progress as wide as most terminals are, and without colours. */
    public Terminal(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, boolean colour) {
        this(out, err, outIsTerminal, errIsTerminal, colour, false, USUAL_COLUMNS);
    }

    /** The process's own streams; the launcher has asked the shell which of them are terminals, and how wide. */
    public static Terminal ofProcess(Map<String, String> environment) {
        // A dumb terminal shows control characters instead of obeying them.
        boolean obeys = !environment.getOrDefault("TERM", "").equals("dumb");
        boolean out = Boolean.getBoolean("headroom.stdout.terminal");
        boolean err = Boolean.getBoolean("headroom.stderr.terminal") && obeys;
        // https://no-color.org: any non-empty value turns colour off.
        boolean coloured = environment.getOrDefault("NO_COLOR", "").isEmpty() && obeys;
        int columns = Integer.getInteger("headroom.columns", USUAL_COLUMNS);
        return new Terminal(
                System.out,
                System.err,
                out,
                err,
                out && coloured,
                err && coloured,
                Math.max(NARROWEST, Math.min(WIDEST, columns)));
    }

    /** Prints a result that ends its own lines. */
    public void print(String result) {
        out.print(result);
        out.flush();
    }

    /** How progress is painted. */
    public Palette errPalette() {
        return errColour ? Palette.ANSI : Palette.PLAIN;
    }

    /** How results are painted. */
    public Palette palette() {
        return colour ? Palette.ANSI : Palette.PLAIN;
    }
}
