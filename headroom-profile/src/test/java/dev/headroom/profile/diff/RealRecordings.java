package dev.headroom.profile.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;

/** The recordings beside this test, whose origin is in their README, and samples drawn from them. */
final class RealRecordings {

    private RealRecordings() {}

    /** Twelve runs of one and the same program. */
    static List<Profile> ofUnchangedCode() {
        List<Profile> profiles = new ArrayList<>();
        for (int run = 1; run <= 12; run++) {
            profiles.add(read(String.format("javac-%02d.collapsed.gz", run)));
        }
        return profiles;
    }

    /** One run, sampled often. */
    static Profile longOne() {
        return read("javac-long.collapsed.gz");
    }

    private static Profile read(String name) {
        var profile = new Profile(SampleType.CPU, new StackTable());
        try (InputStream file = Objects.requireNonNull(RealRecordings.class.getResourceAsStream(name), name);
                var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), UTF_8))) {
            lines.lines().forEach(line -> add(profile, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return profile;
    }

    private static void add(Profile profile, String line) {
        int space = line.lastIndexOf(' ');
        long samples = Long.parseLong(line.substring(space + 1));
        int stack = StackTable.ROOT;
        for (String name : line.substring(0, space).split(";")) {
            stack = profile.stacks().child(stack, profile.stacks().frameId(Frame.named(name)));
        }
        profile.add(stack, samples, samples);
    }

    /** Every sample goes to one of two halves by lot. */
    static List<Profile> halves(Profile profile, Random random) {
        var one = new Profile(profile.type(), profile.stacks());
        var other = new Profile(profile.type(), profile.stacks());
        forEachSample(profile, stack -> (random.nextBoolean() ? one : other).add(stack, 1, 1));
        return List.of(one, other);
    }

    /** The profile in which every sample that met a function is there once more by lot, with this chance. */
    static Profile withMore(Profile profile, String function, double chance, Random random) {
        StackTable stacks = profile.stacks();
        boolean[] met = new boolean[stacks.size()];
        var more = new Profile(profile.type(), stacks);
        for (int stack = 1; stack < met.length; stack++) {
            met[stack] =
                    met[stacks.parent(stack)] || stacks.leafFrame(stack).name().equals(function);
        }
        forEachSample(profile, stack -> {
            int times = met[stack] && random.nextDouble() < chance ? 2 : 1;
            more.add(stack, times, times);
        });
        return more;
    }

    private static void forEachSample(Profile profile, IntConsumer consumer) {
        for (int stack = 0; stack < profile.stacks().size(); stack++) {
            for (long sample = 0; sample < profile.selfSamples(stack); sample++) {
                consumer.accept(stack);
            }
        }
    }
}
