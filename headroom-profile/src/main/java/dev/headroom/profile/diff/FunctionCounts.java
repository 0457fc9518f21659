package dev.headroom.profile.diff;

import dev.headroom.profile.FunctionNames;
import dev.headroom.profile.Profile;
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
        var functions = new MatchedFunctions(compared.profiles());
        List<Profile> profiles =
                compared.profiles().stream().map(functions::apply).toList();
        FunctionNames names = MatchedFunctions.names(profiles);
        for (int i = 0; i < profiles.size(); i++) {
            for (TopFrames.Row row : TopFrames.of(profiles.get(i), by).rows()) {
                add(i, names.of(row.frame().function()), by == TopFrames.By.SELF ? row.selfSamples() : row.samples());
            }
        }
        byFunction.values().removeIf(counts -> counts.sum() == 0);
    }

    /** @param recording those of the base first */
    private void add(int recording, String function, long samples) {
        Counts counts =
                byFunction.computeIfAbsent(function, name -> new Counts(new long[baseSize], new long[headSize]));
        if (recording < baseSize) {
            counts.base()[recording] += samples;
        } else {
            counts.head()[recording - baseSize] += samples;
        }
    }

    Map<String, Counts> byFunction() {
        return byFunction;
    }
}
