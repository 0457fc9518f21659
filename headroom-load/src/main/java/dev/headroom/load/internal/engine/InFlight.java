package dev.headroom.load.internal.engine;

import dev.headroom.load.internal.protocol.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The requests on their way, oldest intended start first: the head is the next to time out. They are sent in that order,
 * so that adding is O(1), but for requests that follow a redirect; removing always is. Nothing is allocated.
 */
final class InFlight {

    private @Nullable Slot oldest;
    private @Nullable Slot youngest;

    @Nullable
    Slot oldest() {
        return oldest;
    }

    boolean isEmpty() {
        return oldest == null;
    }

    void add(Slot slot) {
        Slot older = youngest;
        while (older != null && older.intendedNanos > slot.intendedNanos) {
            older = older.older;
        }
        Slot younger = older == null ? oldest : older.younger;
        slot.older = older;
        slot.younger = younger;
        if (older == null) {
            oldest = slot;
        } else {
            older.younger = slot;
        }
        if (younger == null) {
            youngest = slot;
        } else {
            younger.older = slot;
        }
    }

    void remove(Slot slot) {
        Slot older = slot.older;
        Slot younger = slot.younger;
        if (older == null) {
            oldest = younger;
        } else {
            older.younger = younger;
        }
        if (younger == null) {
            youngest = older;
        } else {
            younger.older = older;
        }
        slot.older = null;
        slot.younger = null;
    }
}
