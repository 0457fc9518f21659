package dev.headroom.reader.formats;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;

/** The kept profiles, and profiles in a form that an independent reading can be compared with. */
final class Fixtures {

    private Fixtures() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Fixtures.class.getResourceAsStream("/formats/" + name)) {
            if (in == null) {
                throw new AssertionError("The fixture " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    static String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static ProfileSet read(Path folder, String name) throws IOException {
        return read(Files.write(folder.resolve(name), bytes(name)), ReadOptions.STRICT);
    }

    static ProfileSet readText(Path folder, String text) throws IOException {
        return read(Files.writeString(folder.resolve("written"), text), ReadOptions.STRICT);
    }

    static ProfileSet read(Path file, ReadOptions options) throws IOException {
        try (Recording recording = Recordings.open(file, options)) {
            return recording.readProfiles();
        }
    }

    /** Weight by stack, outermost frame first between semicolons. */
    static Map<String, Long> weights(Profile profile) {
        return folded(profile, Profile::selfWeight, Frame::name);
    }

    /** Samples by stack. */
    static Map<String, Long> samples(Profile profile) {
        return folded(profile, Profile::selfSamples, Frame::name);
    }

    static Map<String, Long> folded(
            Profile profile, ToLongBiFunction<Profile, Integer> value, Function<Frame, String> name) {
        Map<String, Long> folded = new TreeMap<>();
        StackTable stacks = profile.stacks();
        for (int stack = 0; stack < stacks.size(); stack++) {
            long weight = value.applyAsLong(profile, stack);
            if (weight != 0) {
                List<Frame> frames = stacks.framesOf(stack);
                Collections.reverse(frames);
                folded.merge(frames.stream().map(name).collect(Collectors.joining(";")), weight, Long::sum);
            }
        }
        return folded;
    }
}
