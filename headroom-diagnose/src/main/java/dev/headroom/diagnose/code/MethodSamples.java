package dev.headroom.diagnose.code;

import dev.headroom.diagnose.Location;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In how many samples each method was on the stack, at its end or above. Immutable. */
final class MethodSamples {

    private final long samples;
    private final Map<String, Long> byMethod;

    private MethodSamples(long samples, Map<String, Long> byMethod) {
        this.samples = samples;
        this.byMethod = Map.copyOf(byMethod);
    }

    /** Of profiles that may lie over different tables. */
    static MethodSamples of(List<Profile> profiles) {
        long samples = 0;
        Map<String, Long> byMethod = new HashMap<>();
        for (Profile profile : profiles) {
            samples += profile.sampleCount();
            add(profile, byMethod);
        }
        return new MethodSamples(samples, byMethod);
    }

    private static void add(Profile profile, Map<String, Long> byMethod) {
        StackTable stacks = profile.stacks();
        String[] methods = new String[stacks.frameCount()];
        profile.forEachStack((stack, weight, count) -> {
            Set<String> seen = new HashSet<>();
            for (int at = stack; at != StackTable.ROOT; at = stacks.parent(at)) {
                int frame = stacks.leaf(at);
                String method = methods[frame];
                if (method == null) {
                    Location location = Location.of(stacks.frame(frame));
                    method = location.className() + '.' + location.method();
                    methods[frame] = method;
                }
                if (seen.add(method)) {
                    byMethod.merge(method, count, Long::sum);
                }
            }
        });
    }

    /** Number of samples, 0 where nothing was sampled. */
    long samples() {
        return samples;
    }

    /** The share of samples with this method on the stack, with its 95 % interval; 0 to 1 where nothing was sampled. */
    Interval share(String className, String method) {
        if (samples == 0) {
            return new Interval(0, 0, 1);
        }
        return new Proportion(byMethod.getOrDefault(className + '.' + method, 0L), samples).interval();
    }
}
