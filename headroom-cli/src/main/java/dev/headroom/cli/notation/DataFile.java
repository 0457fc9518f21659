package dev.headroom.cli.notation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.headroom.load.data.DataSet;
import dev.headroom.load.data.RowOrder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows for requests from a CSV file (RFC 4180) in UTF-8, whose first row names the columns. At most 64 MiB and 1,000,000
 * rows.
 */
public final class DataFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;

    private DataFile(Path file) {
        this.file = file;
    }

    /** The name a file gives its rows where nobody says another: its own, without the ending. */
    public static String nameOf(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** @throws DataFileException naming the line that is wrong */
    public static DataSet read(String name, Path file, RowOrder order) throws DataFileException {
        return new DataFile(file).read(name, order);
    }

    private DataSet read(String name, RowOrder order) throws DataFileException {
        if (Files.isDirectory(file)) {
            throw refused("is a directory. Name a CSV file in it.");
        }
        if (!Files.exists(file)) {
            throw refused("does not exist. Give a CSV file whose first row names the columns.");
        }
        var csv = new CsvMapper();
        try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder());
                MappingIterator<String[]> rows = csv.readerFor(String[].class)
                        .withFeatures(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
                        .readValues(text)) {
            return rows(name, order, rows);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw refused("line " + line + " is not CSV: " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            throw refused("is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException e) {
            throw refused("cannot be read: " + e.getMessage() + ".");
        }
    }

    private DataSet rows(String name, RowOrder order, MappingIterator<String[]> rows)
            throws IOException, DataFileException {
        if (!rows.hasNextValue()) {
            throw refused("is empty. Its first row names the columns.");
        }
        List<String> columns = new ArrayList<>();
        for (String column : rows.nextValue()) {
            columns.add(column.replace(BYTE_ORDER_MARK, "").strip());
        }
        DataSet.Builder builder;
        try {
            builder = DataSet.named(name, columns, order);
        } catch (IllegalArgumentException e) {
            throw refused("line 1: " + e.getMessage() + ".");
        }
        int row = 1;
        while (rows.hasNextValue()) {
            long line = rows.getCurrentLocation().getLineNr();
            row++;
            try {
                builder.add(List.of(rows.nextValue()));
            } catch (IllegalArgumentException e) {
                throw refused("line " + line + ", row " + row + ": " + e.getMessage() + ".");
            }
        }
        if (row == 1) {
            throw refused("has a row of names and none of values. Add at least one.");
        }
        return builder.build();
    }

    private DataFileException refused(String problem) {
        return new DataFileException(file + " " + problem);
    }
}
