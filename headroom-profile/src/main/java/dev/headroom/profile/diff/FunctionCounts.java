package dev.headroom.profile.diff;

import dev.headroom.profile.TopFrames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every function of two sides with its samples in each recording. */
final class FunctionCounts {

    private final Map<String, Counts> byFunction = new TreeMap<>();
    private final int baseSize;
    private final int headSize;

    FunctionCounts(ComparedProfiles compared, TopFrames.By by) {
        baseSize = compared.base().size();
        headSize = compared.head().size();
        for (int i = 0; i < baseSize; i++) {
            for (TopFrames.Row row : rows(compared.base().get(i), by)) {
                of(row).base()[i] += samples(row, by);
            }
        }
        for (int i = 0; i < headSize; i++) {
            for (TopFrames.Row row : rows(compared.head().get(i), by)) {
                of(row).head()[i] += samples(row, by);
            }
        }
        byFunction.values().removeIf(counts -> counts.sum() == 0);
    }

    private static List<TopFrames.Row> rows(Replicate replicate, TopFrames.By by) {
        return TopFrames.of(replicate.profile(), by).rows();
    }

    private Counts of(TopFrames.Row row) {
        return byFunction.computeIfAbsent(
                row.frame().name(), name -> new Counts(new long[baseSize], new long[headSize]));
    }

    private static long samples(TopFrames.Row row, TopFrames.By by) {
        return by == TopFrames.By.SELF ? row.selfSamples() : row.samples();
    }

    Map<String, Counts> byFunction() {
        return byFunction;
    }
}
