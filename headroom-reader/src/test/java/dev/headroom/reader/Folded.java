package dev.headroom.reader;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.Weight;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/** Profiles in forms that an independent reading can be compared with. */
public final class Folded {

    private Folded() {}

    /** Weight by stack, outermost frame first between semicolons. */
    public static Map<String, Long> weights(Profile profile, Function<Frame, String> name) {
        return fold(profile, Profile::selfWeight, name);
    }

    /** Samples by stack. */
    public static Map<String, Long> samples(Profile profile, Function<Frame, String> name) {
        return fold(profile, Profile::selfSamples, name);
    }

    /** Self and total of every function, of which no two have the same name. */
    public static Map<String, Weight> functions(ProfileSet set, Profile profile) {
        return set.top(profile, TopFrames.By.SELF).rows().stream()
                .collect(Collectors.toMap(row -> row.frame().name(), TopFrames.Row::weight));
    }

    private static Map<String, Long> fold(
            Profile profile, ToLongBiFunction<Profile, Integer> value, Function<Frame, String> name) {
        Map<String, Long> folded = new TreeMap<>();
        StackTable stacks = profile.stacks();
        for (int stack = 0; stack < stacks.size(); stack++) {
            long each = value.applyAsLong(profile, stack);
            if (each != 0) {
                List<Frame> frames = stacks.framesOf(stack);
                Collections.reverse(frames);
                folded.merge(frames.stream().map(name).collect(Collectors.joining(";")), each, Long::sum);
            }
        }
        return folded;
    }
}
