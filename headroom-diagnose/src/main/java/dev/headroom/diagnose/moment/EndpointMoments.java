package dev.headroom.diagnose.moment;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One endpoint's requests over the window.
 *
 * @param requestsByCell how many requests each cell holds; cells without any are left out
 * @param failed requests that failed, which are in no cell: an error that comes fast says nothing of response times
 * @param slowest the slowest requests of each cell, in order of cell, slowest first
 * @param samples by type; empty where nothing was profiled
 */
public record EndpointMoments(
        String endpoint,
        SortedMap<Integer, Integer> requestsByCell,
        long failed,
        List<SeenRequest> slowest,
        List<MomentSamples> samples) {

    public EndpointMoments {
        requestsByCell = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(requestsByCell));
        slowest = List.copyOf(slowest);
        samples = List.copyOf(samples);
    }
}
