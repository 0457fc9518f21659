package dev.headroom.load.internal.engine;

import dev.headroom.load.internal.protocol.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The requests on their way, oldest intended start first: they are sent in that order, so the head is the next to time out.
 * All operations are O(1) and allocate nothing.
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
        slot.older = youngest;
        slot.younger = null;
        if (youngest == null) {
            oldest = slot;
        } else {
            youngest.younger = slot;
        }
        youngest = slot;
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
