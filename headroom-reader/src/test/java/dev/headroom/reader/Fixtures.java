package dev.headroom.reader;

import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Files kept among the tests, and ways to read them. */
public final class Fixtures {

    private Fixtures() {}

    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = Fixtures.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new AssertionError("There is no fixture " + name);
            }
            return in.readAllBytes();
        }
    }

    public static List<String> lines(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    public static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(plain);
        }
        return out.toByteArray();
    }

    public static byte[] gunzip(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    /** Reads a fixture by way of a file that has no telling name. */
    public static ProfileSet profiles(Path folder, byte[] bytes) throws IOException {
        return profiles(folder, bytes, ReadOptions.STRICT);
    }

    public static ProfileSet profiles(Path folder, byte[] bytes, ReadOptions options) throws IOException {
        Path file = Files.write(folder.resolve("input"), bytes);
        try (Recording recording = Recordings.open(file, options)) {
            return recording.readProfiles();
        }
    }

    /** The row of the only function with this name. */
    public static TopFrames.Row row(ProfileSet set, Profile profile, String function) {
        List<TopFrames.Row> rows = set.top(profile, TopFrames.By.SELF).rows().stream()
                .filter(row -> row.frame().name().equals(function))
                .toList();
        if (rows.size() != 1) {
            throw new AssertionError(function + " has " + rows.size() + " rows");
        }
        return rows.get(0);
    }
}
