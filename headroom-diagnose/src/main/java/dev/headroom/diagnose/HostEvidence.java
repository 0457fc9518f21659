package dev.headroom.diagnose;

import dev.headroom.profile.recording.host.DispatchWait;
import dev.headroom.profile.recording.host.Hiccup;
import dev.headroom.profile.recording.host.Throttling;
import java.util.List;

/**
 * What the recording says of the host that the service runs on; nothing is in any order.
 *
 * @param processors hardware threads, 0 where the recording does not tell
 */
public record HostEvidence(
        int processors, List<Throttling> throttlings, List<Hiccup> hiccups, List<DispatchWait> dispatchWaits) {

    /** Nothing is known. */
    public static final HostEvidence NONE = new HostEvidence(0, List.of(), List.of(), List.of());

    public HostEvidence {
        if (processors < 0) {
            throw new IllegalArgumentException("A host cannot have " + processors + " processors");
        }
        throttlings = List.copyOf(throttlings);
        hiccups = List.copyOf(hiccups);
        dispatchWaits = List.copyOf(dispatchWaits);
    }
}
