package dev.headroom.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One line of a terminal, drawn again on every remark, with a bar and the time left where it is known. */
final class LiveProgress implements Progress {

    private static final int BAR = 24;
    private static final int WIDTH = 100;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private String phase = "";
    private String remark = "";
    private long startNanos;
    private Duration expected = Duration.ZERO;

    LiveProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void phase(String what, Duration time) {
        finishLine();
        phase = what;
        remark = "";
        expected = time;
        startNanos = System.nanoTime();
        draw();
    }

    @Override
    public synchronized void detail(String text) {
        remark = text;
        draw();
    }

    @Override
    public synchronized void note(String line) {
        out.print(CLEAR_LINE);
        out.println(line);
        draw();
    }

    @Override
    public synchronized void end() {
        finishLine();
        phase = "";
    }

    private void finishLine() {
        if (!phase.isEmpty()) {
            String took = String.format(Locale.ROOT, "%.1f s", elapsed().toMillis() / 1000.0);
            out.print(CLEAR_LINE);
            out.println(clip("  " + phase + "  " + took + (remark.isEmpty() ? "" : "  " + remark)));
        }
    }

    private void draw() {
        if (phase.isEmpty()) {
            return;
        }
        var line = new StringBuilder("  ").append(phase).append("  ");
        if (!expected.isZero()) {
            double share = Math.min(1, elapsed().toNanos() / (double) expected.toNanos());
            int full = (int) Math.round(share * BAR);
            long left = Math.max(0, expected.minus(elapsed()).toSeconds());
            line.append("█".repeat(full))
                    .append("░".repeat(BAR - full))
                    .append("  ")
                    .append(left)
                    .append(" s left");
        }
        if (!remark.isEmpty()) {
            line.append("  ").append(remark);
        }
        out.print(CLEAR_LINE + clip(line.toString()));
        out.flush();
    }

    private static String clip(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
