package dev.headroom.reader.formats;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.reader.Folded;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
        return Folded.weights(profile, Frame::name);
    }

    /** Samples by stack. */
    static Map<String, Long> samples(Profile profile) {
        return Folded.samples(profile, Frame::name);
    }
}
