package dev.headroom.diagnose.moment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a heat map of response times over the window is drawn from, and the flame graph and requests of any moment in it.
 *
 * @param clientSide whether times are the client's, from intended starts; else the server's own
 * @param endpoints those with requests, in the load's order
 * @param bands in order of time
 * @param notes sentences for people about what was left out
 */
public record Moments(
        MomentGrid grid, boolean clientSide, List<EndpointMoments> endpoints, List<Band> bands, List<String> notes) {

    public Moments {
        endpoints = List.copyOf(endpoints);
        bands = List.copyOf(bands);
        notes = List.copyOf(notes);
    }

    /** With further bands. */
    public Moments with(List<Band> more) {
        List<Band> all = new ArrayList<>(bands);
        all.addAll(more);
        all.sort(Comparator.comparingLong(Band::startNanos));
        return new Moments(grid, clientSide, endpoints, all, notes);
    }

    /** No requests were seen. */
    public static Moments none() {
        return new Moments(new MomentGrid(0, 1, 0, 0, 0), false, List.of(), List.of(), List.of());
    }
}
