package dev.headroom.cli.proof;

import dev.headroom.cli.terminal.LiveDetail;
import dev.headroom.cli.terminal.Progress;
import java.time.Duration;

/** Progress of one run among several: each phase says which run it belongs to, and how long all of them still take. */
final class ProofProgress implements Progress {

    private final Progress all;
    private final String run;
    private final long endNanos;

    /**
     * @param run for people: {@code block 2 of 3, after}
     * @param left about how long this run and those to come still take
     */
    ProofProgress(Progress all, String run, Duration left) {
        this.all = all;
        this.run = run;
        endNanos = System.nanoTime() + left.toNanos();
    }

    @Override
    public void phase(String what, Duration expected) {
        long seconds =
                Math.max(0, Duration.ofNanos(endNanos - System.nanoTime()).toSeconds());
        all.phase(run + ", " + text(seconds) + " left: " + what, expected);
    }

    private static String text(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    @Override
    public void detail(LiveDetail detail) {
        all.detail(detail);
    }

    @Override
    public void note(String line) {
        all.note(line);
    }

    /** The run's last phase is over, not the proof's. */
    @Override
    public void end() {
        all.end();
    }
}
