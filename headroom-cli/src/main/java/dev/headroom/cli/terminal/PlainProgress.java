package dev.headroom.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;

/** One line per phase and at most one remark in five seconds, for logs. */
final class PlainProgress implements Progress {

    private static final long REMARK_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private long lastRemarkNanos;

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void phase(String what, Duration expected) {
        lastRemarkNanos = System.nanoTime();
        out.println("headroom: " + what + (expected.isZero() ? "" : " (about " + expected.toSeconds() + " s)"));
    }

    @Override
    public synchronized void detail(LiveDetail detail) {
        long now = System.nanoTime();
        String remark = detail.line();
        if (!remark.isBlank() && now - lastRemarkNanos >= REMARK_EVERY_NANOS) {
            lastRemarkNanos = now;
            out.println("headroom:   " + remark);
        }
    }

    @Override
    public synchronized void note(String line) {
        out.println("headroom: " + line);
    }

    @Override
    public void end() {
        // Every line stands on its own.
    }
}
