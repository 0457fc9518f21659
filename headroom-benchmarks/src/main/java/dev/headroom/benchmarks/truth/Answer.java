package dev.headroom.benchmarks.truth;

/**
 * When one request is answered, on its server's clock.
 *
 * @param firstNanos the first piece leaves
 * @param lastNanos the last piece leaves: the answer is whole
 * @param pieces writes the answer is cut into, evenly in time; at least 1
 * @param reset instead of the last piece the connection is reset
 */
public record Answer(long firstNanos, long lastNanos, int pieces, boolean reset) {

    public Answer {
        if (pieces < 1 || lastNanos < firstNanos || (pieces == 1 && lastNanos != firstNanos)) {
            throw new IllegalArgumentException(
                    "An answer of " + pieces + " pieces cannot last from " + firstNanos + " to " + lastNanos);
        }
    }

    static Answer whole(long atNanos) {
        return new Answer(atNanos, atNanos, 1, false);
    }

    static Answer reset(long atNanos) {
        return new Answer(atNanos, atNanos, 1, true);
    }

    /** When a piece leaves; the first is 0. */
    long pieceNanos(int piece) {
        return pieces == 1 ? lastNanos : firstNanos + (lastNanos - firstNanos) * piece / (pieces - 1);
    }
}
