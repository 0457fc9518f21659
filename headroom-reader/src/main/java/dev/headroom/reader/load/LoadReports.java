package dev.headroom.reader.load;

import dev.headroom.measure.load.MeasuredLoad;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.UnsupportedFormatException;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.load.gatling.GatlingFormat;
import dev.headroom.reader.load.headroom.HeadroomFormat;
import dev.headroom.reader.load.headroom.ResultFile;
import dev.headroom.reader.load.hlog.HlogFormat;
import dev.headroom.reader.load.internal.LoadFormat;
import dev.headroom.reader.load.jmeter.JmeterFormat;
import dev.headroom.reader.load.k6.K6Format;
import dev.headroom.reader.load.oha.OhaFormat;
import dev.headroom.reader.load.wrk.WrkFormat;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads results of load generators by what is in them; a file's name does not matter, nor whether it is packed. */
public final class LoadReports {

    private static final Path STANDARD_INPUT = Path.of("standard input");

    /** Asked in this order: JSON by its keys, then text by its first lines. */
    private static final List<LoadFormat> FORMATS = List.of(
            new HeadroomFormat(),
            new K6Format(),
            new OhaFormat(),
            new WrkFormat(),
            new HlogFormat(),
            new GatlingFormat(),
            new JmeterFormat());

    private LoadReports() {}

    /**
     * Reads what a user named: {@code -} for standard input, else the path of a file.
     *
     * @param standardInput read to its end where {@code source} is {@code -}, else not touched; not closed
     * @throws UnsupportedFormatException where the content is of no supported format
     */
    public static ReportedLoad read(String source, InputStream standardInput) throws IOException {
        try (Input input = open(source, standardInput)) {
            for (LoadFormat format : FORMATS) {
                if (format.recognises(input.probe())) {
                    return read(format, new StreamSource(input));
                }
            }
            String cause = input.probe().size() == 0 ? "the file is empty" : "the format is not known";
            throw new UnsupportedFormatException(input.file(), "byte 0", cause, supported());
        }
    }

    /** Whether a file begins as one of the formats does. */
    public static boolean recognises(Path file) throws IOException {
        try (Input input = Input.ofFile(file, ReadOptions.STRICT)) {
            return FORMATS.stream().anyMatch(format -> format.recognises(input.probe()));
        }
    }

    /** Reads a result of {@code headroom load} that was kept with its histograms. */
    public static MeasuredLoad readMeasured(String source, InputStream standardInput) throws IOException {
        try (Input input = open(source, standardInput)) {
            var stream = new StreamSource(input);
            if (!new HeadroomFormat().recognises(input.probe())) {
                throw new UnsupportedFormatException(
                        input.file(), "byte 0", "this is no result of headroom load", ResultFile.HOW_TO_KEEP);
            }
            try {
                return stream.typed(() -> ResultFile.read(stream));
            } catch (IllegalArgumentException e) {
                throw contradiction(stream, e);
            }
        }
    }

    /** The formats that are read, for messages and documents. */
    public static List<String> formats() {
        return FORMATS.stream().map(LoadFormat::name).toList();
    }

    private static ReportedLoad read(LoadFormat format, StreamSource source) throws IOException {
        try {
            return source.typed(() -> format.read(source));
        } catch (IllegalArgumentException e) {
            throw contradiction(source, e);
        }
    }

    /** The model's own check: numbers that contradict each other were damaged or edited, not measured. */
    private static MalformedRecordingException contradiction(StreamSource source, IllegalArgumentException e) {
        MalformedRecordingException failure = source.malformed(
                "",
                "its numbers make no sense (" + e.getMessage() + ")",
                "Check that this is the file the tool wrote.");
        failure.initCause(e);
        return failure;
    }

    private static Input open(String source, InputStream standardInput) throws IOException {
        if (source.equals("-")) {
            return Input.spooled(standardInput, STANDARD_INPUT, ReadOptions.STRICT);
        }
        Path file = Path.of(source);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": there is no such file. Check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnsupportedFormatException(
                    file, "", "not a regular file", "Name a load result, or '-' to read standard input.");
        }
        return Input.ofFile(file, ReadOptions.STRICT);
    }

    private static String supported() {
        return FORMATS.stream()
                .map(LoadFormat::name)
                .collect(Collectors.joining(", ", "Supported, plain or packed by gzip or zstd: ", "."));
    }
}
