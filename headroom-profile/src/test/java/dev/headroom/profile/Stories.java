package dev.headroom.profile;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small profiles, written as collapsed stacks: {@code main;load:12;read 30}, outermost first, weight last. */
final class Stories {

    private Stories() {}

    static Profile of(String... lines) {
        var profile = new Profile(SampleType.CPU, new StackTable());
        for (String line : lines) {
            int space = line.lastIndexOf(' ');
            List<Frame> leafFirst = new ArrayList<>();
            for (String name : line.substring(0, space).split(";")) {
                String[] parts = name.split(":", 2);
                int number = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
                leafFirst.add(0, new Frame(parts[0], "", number, FrameKind.UNKNOWN));
            }
            profile.add(profile.stacks().stackOf(leafFirst), Long.parseLong(line.substring(space + 1)), 1);
        }
        return profile;
    }

    /** Profiles of few functions, so that shared callers, recursion and empty stacks are common. */
    static Arbitrary<Profile> any() {
        Arbitrary<List<Frame>> stacks = Arbitraries.integers()
                .between(0, 11)
                .map(n -> new Frame("m" + n / 3, "", n % 3, FrameKind.UNKNOWN))
                .list()
                .ofMaxSize(12);
        return Combinators.combine(stacks, Arbitraries.longs().between(0, 1_000))
                .as(Sample::new)
                .list()
                .ofMaxSize(60)
                .map(Stories::profile);
    }

    private static Profile profile(List<Sample> samples) {
        var profile = new Profile(SampleType.CPU, new StackTable());
        for (Sample sample : samples) {
            profile.add(profile.stacks().stackOf(sample.leafFirst()), sample.weight(), 1);
        }
        return profile;
    }

    private record Sample(List<Frame> leafFirst, long weight) {}
}
