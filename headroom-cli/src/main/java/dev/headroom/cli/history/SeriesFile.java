package dev.headroom.cli.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.headroom.gate.history.PastPoint;
import dev.headroom.gate.history.PastValues;
import dev.headroom.measure.run.Commit;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Values over time from elsewhere: CSV (RFC 4180) whose first row names the columns {@code time}, {@code value} and, where
 * there are such, {@code commit}, {@code subject} and {@code metric}; or a JSON list of objects with these fields. In
 * UTF-8, at most 64 MiB and 200,000 values.
 */
public final class SeriesFile {

    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_VALUES = 200_000;
    private static final int LONGEST_NAME = 200;

    private final Path file;

    private SeriesFile(Path file) {
        this.file = file;
    }

    /** Adds all values of a file. */
    public static void read(Path file, PastValues into) throws SeriesFileException {
        new SeriesFile(file).read(into);
    }

    private void read(PastValues into) throws SeriesFileException {
        if (!Files.isRegularFile(file)) {
            throw refused(Files.exists(file) ? "is no file. Give one with values." : "does not exist.");
        }
        try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            if (Files.size(file) > MOST_BYTES) {
                throw refused("is larger than " + (MOST_BYTES >> 20) + " MiB. Give the newest values only.");
            }
            boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
            try (MappingIterator<Map<String, String>> rows = reader(json).readValues(text)) {
                rows(rows, into);
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw refused("line " + line + " cannot be read: " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            throw refused("is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            throw refused("cannot be read: " + e + ".");
        }
    }

    private static ObjectReader reader(boolean json) {
        if (json) {
            return new JsonMapper().readerForMapOf(String.class);
        }
        return new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .withFeatures(
                        CsvParser.Feature.SKIP_EMPTY_LINES,
                        CsvParser.Feature.TRIM_SPACES,
                        CsvParser.Feature.ALLOW_COMMENTS);
    }

    private void rows(MappingIterator<Map<String, String>> rows, PastValues into)
            throws IOException, SeriesFileException {
        int count = 0;
        while (rows.hasNextValue()) {
            long line = rows.getCurrentLocation().getLineNr();
            if (++count > MOST_VALUES) {
                throw refused("holds more than " + MOST_VALUES + " values. Give the newest ones only.");
            }
            row(rows.nextValue(), line, into);
        }
        if (count == 0) {
            throw refused("holds no values. Write 'time,value' in its first line and one of each in every other.");
        }
    }

    private void row(Map<String, String> row, long line, PastValues into) throws SeriesFileException {
        String time = field(row, "time", line);
        String value = field(row, "value", line);
        String commit = optional(row, "commit");
        if (!commit.isEmpty() && !Commit.isId(commit)) {
            throw refused("line " + line + ": '" + cut(commit) + "' is no name of a commit.");
        }
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw refused("line " + line + ": '" + cut(value) + "' is no number.");
        }
        if (!Double.isFinite(number)) {
            throw refused(
                    "line " + line + ": " + value + " is no value. Leave the line out where nothing was measured.");
        }
        into.add(
                named(row, "subject", nameOf(file)),
                named(row, "metric", "value"),
                new PastPoint(
                        TimeText.parse(time)
                                .orElseThrow(
                                        () -> refused(
                                                "line " + line + ": '" + cut(time)
                                                        + "' is no time. Write 2026-01-31, 2026-01-31T12:00:00Z or seconds since 1970.")),
                        number,
                        "line " + line,
                        commit.isEmpty() ? Optional.empty() : Optional.of(new Commit(commit, false))));
    }

    private String field(Map<String, String> row, String name, long line) throws SeriesFileException {
        String value = optional(row, name);
        if (value.isEmpty()) {
            throw refused(
                    row.containsKey(name)
                            ? "line " + line + ": " + name + " is empty. Leave the line out where nothing was measured."
                            : "line " + line + " has no " + name
                                    + ". The columns are time, value and, where you have them,"
                                    + " commit, subject, metric; here are " + cut(String.join(", ", row.keySet()))
                                    + ".");
        }
        return value;
    }

    /** A JSON null is none. */
    private static String optional(Map<String, String> row, String name) {
        return Optional.ofNullable(row.get(name)).orElse("").strip();
    }

    private static String named(Map<String, String> row, String column, String otherwise) {
        String name = optional(row, column);
        return name.isEmpty() ? otherwise : cut(name);
    }

    private static String nameOf(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("values");
    }

    private static String cut(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    }

    private SeriesFileException refused(String problem) {
        return new SeriesFileException(file, problem);
    }
}
