package dev.headroom.load.internal.engine;

/** Whether a phase is over for all of its loops. Written by any loop, read by each. */
final class SharedEnd {

    private volatile boolean reached;

    void reach() {
        reached = true;
    }

    boolean isReached() {
        return reached;
    }
}
