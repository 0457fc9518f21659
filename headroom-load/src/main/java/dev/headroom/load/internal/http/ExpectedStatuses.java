package dev.headroom.load.internal.http;

import dev.headroom.load.EndpointLoad;
import java.util.BitSet;

/** Which statuses of an answer are a success, looked up without allocation. Immutable. */
public final class ExpectedStatuses {

    /** What holds where nothing was said. */
    public static final ExpectedStatuses ANY_2XX = new ExpectedStatuses(range(200, 300));

    private final BitSet statuses;

    private ExpectedStatuses(BitSet statuses) {
        this.statuses = statuses;
    }

    /** As {@link EndpointLoad#expect()} says. */
    public static ExpectedStatuses of(EndpointLoad endpoint) {
        if (endpoint.expect().isEmpty() && !endpoint.isConditional()) {
            return ANY_2XX;
        }
        BitSet statuses = endpoint.expect().isEmpty() ? range(200, 300) : new BitSet();
        endpoint.expect().forEach(statuses::set);
        if (endpoint.expect().isEmpty()) {
            statuses.set(304);
        }
        return new ExpectedStatuses(statuses);
    }

    public boolean contains(int status) {
        return statuses.get(status);
    }

    private static BitSet range(int from, int to) {
        var statuses = new BitSet();
        statuses.set(from, to);
        return statuses;
    }
}
