package dev.headroom.load.schedule;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a recorded schedule: one intended start a line, in seconds since the recording's begin, or in another unit where one
 * is written ({@code 1.25}, {@code 1250ms}). Blank lines and those that begin with {@code #} are skipped.
 */
public final class StartsFile {

    private static final Pattern OFFSET = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?)\\s*(ns|us|µs|ms|s|min)?");
    private static final Map<String, Long> NANOS_OF_UNIT =
            Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L);
    private static final long LATEST_NANOS = Duration.ofHours(24).toNanos();
    private static final int LONGEST_LINE = 256;

    private final Path file;
    private long[] offsetsNanos = new long[1024];
    private int count;
    private long line;

    private StartsFile(Path file) {
        this.file = file;
    }

    /** @throws StartsFileException naming the line that is wrong */
    public static RecordedSchedule read(Path file) throws StartsFileException {
        var starts = new StartsFile(file);
        if (Files.isDirectory(file)) {
            throw starts.refused("is a directory. Name the file of starts in it.");
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String text = starts.next(in); !text.isEmpty(); text = starts.next(in)) {
                starts.add(text);
            }
        } catch (NoSuchFileException e) {
            throw starts.refused("does not exist. Give a file with one start a line, such as 0.250 or 250ms.");
        } catch (CharacterCodingException e) {
            throw starts.refused("is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            throw starts.refused("cannot be read: " + e.getMessage() + ".");
        }
        if (starts.count == 0) {
            throw starts.refused("holds no start. Write one a line, such as 0.250 or 250ms.");
        }
        return RecordedSchedule.of(starts.offsetsNanos, starts.count);
    }

    /** The next line that says something; empty at the end. No line is taken in whole that is longer than any start. */
    private String next(BufferedReader in) throws IOException, StartsFileException {
        var text = new StringBuilder();
        while (true) {
            int c = in.read();
            if (c >= 0 && c != '\n') {
                text.append((char) c);
                if (text.length() > LONGEST_LINE && text.charAt(0) != '#') {
                    line++;
                    throw at("is longer than any start");
                }
                text.setLength(Math.min(text.length(), LONGEST_LINE + 1));
                continue;
            }
            line++;
            String said = text.toString().strip();
            text.setLength(0);
            if (!said.isEmpty() && !said.startsWith("#")) {
                return said;
            }
            if (c < 0) {
                return "";
            }
        }
    }

    private void add(String text) throws StartsFileException {
        Matcher matcher = OFFSET.matcher(text);
        if (!matcher.matches()) {
            throw at("is '" + text + "', which is no start; write seconds such as 0.250, or 250ms");
        }
        long unit = NANOS_OF_UNIT.getOrDefault(matcher.group(2) == null ? "s" : matcher.group(2), 1L);
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(BigDecimal.valueOf(LATEST_NANOS)) > 0) {
            throw at("is '" + text + "', more than 24 h after the begin; write offsets from the first start");
        }
        long offset = nanos.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (count > 0 && offset < offsetsNanos[count - 1]) {
            throw at("is '" + text + "', which is before the start above it; sort the file");
        }
        if (count == RecordedSchedule.MOST_STARTS) {
            throw at("is the 10,000,001st start; replay a shorter part");
        }
        if (count == offsetsNanos.length) {
            offsetsNanos = Arrays.copyOf(offsetsNanos, Math.min(2 * count, RecordedSchedule.MOST_STARTS));
        }
        offsetsNanos[count++] = offset;
    }

    private StartsFileException at(String problem) {
        return refused("line " + line + " " + problem + ".");
    }

    private StartsFileException refused(String problem) {
        return new StartsFileException(file + " " + problem);
    }
}
