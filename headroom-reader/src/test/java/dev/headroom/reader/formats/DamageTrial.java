package dev.headroom.reader.formats;

import dev.headroom.profile.CallTree;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads damaged copies of one fixture; started as a program of its own, so that the heap it is given is the limit that
 * is claimed. Whatever is neither a result nor a {@link ReadException} ends it, and the file that did it stays behind.
 */
final class DamageTrial {

    private static final int REFUSED = -1;

    /** A longer file is cut at every byte of its first and its last so many, and between at every so-manieth. */
    private static final int SMALL = 2_000;

    private static final int STRICT_EVERY = 3;

    private static final int KEPT_EVERY = 7;

    private final FormatFixture fixture;
    private final Path file;
    private long read;
    private long partial;
    private long refused;
    private long slowestNanos;

    private DamageTrial(FormatFixture fixture, Path file) {
        this.fixture = fixture;
        this.file = file;
    }

    /**
     * @param arguments the fixture, {@code cuts}, {@code every-cut} or the number of random damages, and the file to write damaged copies to
     */
    public static void main(String[] arguments) throws IOException {
        var trial = new DamageTrial(FormatFixture.valueOf(arguments[0]), Path.of(arguments[2]));
        if (arguments[1].equals("cuts")) {
            trial.cut(false);
        } else if (arguments[1].equals("every-cut")) {
            trial.cut(true);
        } else {
            trial.damage(Integer.parseInt(arguments[1]));
        }
        System.out.printf(
                "%s: %d read whole, %d read in part, %d refused; the slowest took %d ms%n",
                trial.fixture, trial.read, trial.partial, trial.refused, trial.slowestNanos / 1_000_000);
    }

    private void cut(boolean atEveryByte) throws IOException {
        byte[] whole = fixture.bytes();
        long most = weight(whole, ReadOptions.STRICT);
        if (most <= 0) {
            throw new AssertionError("The fixture itself cannot be read");
        }
        for (int length = 0; length < whole.length; length++) {
            boolean near = atEveryByte || length < SMALL || length > whole.length - SMALL;
            if (!near && length % STRICT_EVERY != 0 && length % KEPT_EVERY != 0) {
                continue;
            }
            byte[] cut = Arrays.copyOf(whole, length);
            long strict = weight(cut, ReadOptions.STRICT);
            if (strict > most || (strict != REFUSED && fixture.knowsItsEnd())) {
                throw new AssertionError("The first " + length + " bytes were taken for a whole file");
            }
            boolean kept = atEveryByte || length < SMALL || length % KEPT_EVERY == 0;
            if (kept && weight(cut, ReadOptions.KEEP_PARTIAL) > most) {
                throw new AssertionError("The first " + length + " bytes weigh more than the whole file");
            }
        }
    }

    private void damage(int times) throws IOException {
        byte[] whole = fixture.bytes();
        for (int seed = 0; seed < times; seed++) {
            ReadOptions options = seed % 2 == 0 ? ReadOptions.STRICT : ReadOptions.KEEP_PARTIAL;
            weight(RandomDamage.of(whole, seed), options);
        }
    }

    /** The weight of all profiles, each drawn, or {@link #REFUSED}. */
    private long weight(byte[] bytes, ReadOptions options) throws IOException {
        Files.deleteIfExists(file); // a file that is made shorter waits for the disk on some file systems
        Files.write(file, bytes);
        long start = System.nanoTime();
        try (Recording recording = Recordings.open(file, options)) {
            long weight = drawn(recording.readProfiles());
            recording.replay(new RecordingHandler() {});
            return weight;
        } catch (ReadException e) {
            if (e.remedy().isBlank() || !String.valueOf(e.getMessage()).contains(file.toString())) {
                throw new AssertionError("A refusal names the file and the remedy", e);
            }
            refused++;
            return REFUSED;
        } finally {
            slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
        }
    }

    private long drawn(ProfileSet set) {
        long weight = 0;
        for (Profile profile : set.profiles()) {
            set.top(profile, TopFrames.By.TOTAL);
            if (CallTree.of(profile).root().weight().total() != profile.totalWeight()) {
                throw new AssertionError("The tree of " + profile.type() + " lost weight");
            }
            weight += profile.totalWeight();
        }
        if (set.summary().isTruncated()
                || set.summary().skipped() > 0
                || set.summary().unresolvedStacks() > 0) {
            partial++;
        } else {
            read++;
        }
        return weight;
    }
}
