package dev.headroom.cli.terminal;

import dev.headroom.report.text.Palette;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A few lines of a terminal, drawn again in place on every remark, with a bar and the time left where it is known. Each
 * drawing is one write that overwrites line by line, so that nothing flickers.
 */
final class LiveProgress implements Progress {

    private static final int BAR = 24;
    private static final String ESCAPE = "\u001b[";
    /** Erases from the cursor to the end of the line, and of the screen (ECMA-48 8.3.41 and 8.3.39). */
    private static final String REST_OF_LINE = ESCAPE + "K";

    private static final String REST_OF_SCREEN = ESCAPE + "J";
    /** A line that became too long because the window shrank is cut by the terminal and not wrapped. */
    private static final String NO_WRAP = ESCAPE + "?7l";

    private static final String WRAP = ESCAPE + "?7h";

    private final PrintStream out;
    private final int columns;
    private final Palette palette;
    private String phase = "";
    private LiveDetail detail = LiveDetail.remark("");
    private long startNanos;
    private Duration expected = Duration.ZERO;
    private int drawn;

    LiveProgress(PrintStream out, int columns, Palette palette) {
        this.out = out;
        this.columns = columns;
        this.palette = palette;
    }

    @Override
    public synchronized void phase(String what, Duration time) {
        finish();
        phase = what;
        detail = LiveDetail.remark("");
        expected = time;
        startNanos = System.nanoTime();
        draw();
    }

    @Override
    public synchronized void detail(LiveDetail newDetail) {
        detail = newDetail;
        draw();
    }

    @Override
    public synchronized void note(String line) {
        write(toFirstLine() + REST_OF_SCREEN + line + System.lineSeparator());
        drawn = 0;
        draw();
    }

    @Override
    public synchronized void end() {
        finish();
        phase = "";
    }

    /** Leaves one line of a phase that is over. */
    private void finish() {
        if (phase.isEmpty()) {
            return;
        }
        String took = String.format(Locale.ROOT, "%.1f s", elapsed().toMillis() / 1000.0);
        String remark = detail.line();
        String line = "  " + phase + "  " + took + (remark.isEmpty() ? "" : "  " + remark);
        write(toFirstLine() + REST_OF_SCREEN + clip(line) + System.lineSeparator());
        drawn = 0;
    }

    private void draw() {
        if (phase.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        List<String> below = detail.lines(columns - 1, palette);
        lines.add(clip(head(below.isEmpty() ? detail.line() : "")));
        lines.addAll(below);
        var frame = new StringBuilder(toFirstLine()).append(NO_WRAP);
        for (int i = 0; i < lines.size(); i++) {
            // Between the lines only: below the last one there may be no room, and the screen would move.
            frame.append(i == 0 ? "" : "\n\r").append(lines.get(i)).append(REST_OF_LINE);
        }
        frame.append(drawn > lines.size() ? REST_OF_SCREEN : "").append(WRAP);
        write(frame.toString());
        drawn = lines.size();
    }

    private String head(String remark) {
        var line = new StringBuilder("  ").append(phase).append("  ");
        if (!expected.isZero()) {
            double share = Math.min(1, elapsed().toNanos() / (double) expected.toNanos());
            int full = (int) Math.round(share * BAR);
            long left = Math.max(0, expected.minus(elapsed()).toSeconds());
            String bar = "█".repeat(full) + "░".repeat(BAR - full) + "  " + left + " s left";
            // A long address gives way to the time left.
            int room = columns - 1 - bar.length() - 2;
            if (line.length() > room) {
                line.setLength(Math.max(0, room - 3));
                line.append("…  ");
            }
            line.append(bar);
        }
        if (!remark.isEmpty()) {
            line.append("  ").append(remark);
        }
        return line.toString();
    }

    private String toFirstLine() {
        return "\r" + (drawn > 1 ? ESCAPE + (drawn - 1) + "A" : "");
    }

    private void write(String text) {
        out.print(text);
        out.flush();
    }

    private String clip(String line) {
        return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 2)) + "…";
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
