package dev.headroom.reader.formats;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.load.LoadReports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads damaged copies of one load result; started as a program of its own, so that the heap it is given is the limit that
 * is claimed. Whatever is neither a result nor a {@link ReadException} ends it, and the file that did it stays behind.
 */
final class LoadDamageTrial {

    private static final int MOST_CUTS = 1_000;
    /** What is read is also asked for its intervals, the dearest question, so often; the whole file first. */
    private static final int INTERVALS_EVERY = 8;

    private final LoadFixture fixture;
    private final Path file;
    private long read;
    private long refused;
    private long slowestNanos;

    private LoadDamageTrial(LoadFixture fixture, Path file) {
        this.fixture = fixture;
        this.file = file;
    }

    /** @param arguments the fixture, the number of random damages, and the file to write damaged copies to */
    public static void main(String[] arguments) throws IOException {
        var trial = new LoadDamageTrial(LoadFixture.valueOf(arguments[0]), Path.of(arguments[2]));
        trial.cut();
        for (int seed = 0; seed < Integer.parseInt(arguments[1]); seed++) {
            trial.isRead(RandomDamage.of(trial.fixture.bytes(), seed));
        }
        System.out.printf(
                "%s: %d read, %d refused; the slowest took %d ms%n",
                trial.fixture, trial.read, trial.refused, trial.slowestNanos / 1_000_000);
    }

    /** At every byte, or evenly at as many as there is time for; the last hundred bytes are all tried. */
    private void cut() throws IOException {
        byte[] whole = fixture.bytes();
        if (!isRead(whole)) {
            throw new AssertionError("The fixture itself cannot be read");
        }
        int step = Math.max(1, whole.length / MOST_CUTS);
        int end = whole.length;
        while (end > 0 && Character.isWhitespace(whole[end - 1])) {
            end--;
        }
        for (int length = 0; length < end; length += length > end - 100 ? 1 : step) {
            if (isRead(Arrays.copyOf(whole, length)) && fixture.knowsItsEnd()) {
                throw new AssertionError("The first " + length + " bytes were taken for a whole file");
            }
        }
    }

    private boolean isRead(byte[] bytes) throws IOException {
        Files.deleteIfExists(file); // a file that is made shorter waits for the disk on some file systems
        Files.write(file, bytes);
        long start = System.nanoTime();
        try {
            ReportedLoad load = LoadReports.read(file.toString(), new ByteArrayInputStream(new byte[0]));
            if (read++ % INTERVALS_EVERY == 0) {
                for (ReportedTimes times : load.times()) {
                    ReportedTimes.SHOWN.forEach(times::interval);
                }
            }
            return true;
        } catch (ReadException e) {
            if (e.remedy().isBlank() || !String.valueOf(e.getMessage()).contains(file.toString())) {
                throw new AssertionError("A refusal names the file and the remedy", e);
            }
            refused++;
            return false;
        } finally {
            slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
        }
    }
}
