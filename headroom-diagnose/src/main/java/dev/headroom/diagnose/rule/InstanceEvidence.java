package dev.headroom.diagnose.rule;

import dev.headroom.code.CodeSite;
import dev.headroom.profile.recording.Pause;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the requests of all endpoints had in common: one process and its memory.
 *
 * @param windowNanos length of the measuring window
 * @param collections pauses of the garbage collector that began in the window, in order of time
 * @param allocatedBytes by endpoint, summed over its requests; endpoints whose requests did not count them are missing
 * @param held one series for each field that was told of
 * @param codeSites what was read of the service's classes; empty where they were not
 */
public record InstanceEvidence(
        long windowNanos,
        List<Pause> collections,
        Map<String, Long> allocatedBytes,
        List<HeldSeries> held,
        List<CodeSite> codeSites) {

    public InstanceEvidence {
        collections = collections.stream()
                .sorted(Comparator.comparingLong(Pause::startNanos))
                .toList();
        allocatedBytes = Map.copyOf(allocatedBytes);
        held = List.copyOf(held);
        codeSites = List.copyOf(codeSites);
    }

    /** The endpoint's part of the bytes that requests allocated, 0 to 1. */
    public double shareOfBytes(String endpoint) {
        long all = allocatedBytes.values().stream().mapToLong(bytes -> bytes).sum();
        return all == 0 ? 0 : (double) allocatedBytes.getOrDefault(endpoint, 0L) / all;
    }

    /** Whether no other endpoint's requests allocated more in all. */
    public boolean allocatesMost(String endpoint) {
        long own = allocatedBytes.getOrDefault(endpoint, 0L);
        return own > 0 && allocatedBytes.values().stream().allMatch(bytes -> bytes <= own);
    }
}
