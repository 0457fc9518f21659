package dev.headroom.reader.benchmark;

import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.UnsupportedFormatException;
import dev.headroom.reader.benchmark.googlebenchmark.GoogleBenchmarkFormat;
import dev.headroom.reader.benchmark.gotest.GoTestFormat;
import dev.headroom.reader.benchmark.hyperfine.HyperfineFormat;
import dev.headroom.reader.benchmark.internal.BenchmarkFormat;
import dev.headroom.reader.benchmark.jmh.JmhFormat;
import dev.headroom.reader.benchmark.load.LoadBenchmarks;
import dev.headroom.reader.benchmark.pytest.PytestFormat;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.load.LoadReports;
import dev.headroom.reader.streaming.StreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads results of benchmark tools and of load generators by what is in them; a file's name does not matter, nor whether it
 * is packed.
 */
public final class BenchmarkResults {

    /** Far above any result; raw times of hours of sampling stay below it. */
    private static final ReadOptions OPTIONS = ReadOptions.STRICT.withMaxUnpackedBytes(1L << 30);

    /** Asked in this order; what none of them knows may be a load result. */
    private static final List<BenchmarkFormat> FORMATS = List.of(
            new JmhFormat(),
            new HyperfineFormat(),
            new GoogleBenchmarkFormat(),
            new PytestFormat(),
            new GoTestFormat());

    private BenchmarkResults() {}

    /**
     * Reads one file.
     *
     * @throws UnsupportedFormatException where the content is of no supported format
     */
    public static BenchmarkRun read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": there is no such file. Check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnsupportedFormatException(file, "", "not a regular file", "Name a benchmark result.");
        }
        try (Input input = Input.ofFile(file, OPTIONS)) {
            for (BenchmarkFormat format : FORMATS) {
                if (format.recognises(input.probe())) {
                    return read(format, new StreamSource(input));
                }
            }
        }
        if (!LoadReports.recognises(file)) {
            throw new UnsupportedFormatException(
                    file,
                    "byte 0",
                    Files.size(file) == 0 ? "the file is empty" : "the format is not known",
                    supported());
        }
        return load(file);
    }

    private static BenchmarkRun load(Path file) throws IOException {
        var nothing = new ByteArrayInputStream(new byte[0]);
        ReportedLoad report = LoadReports.read(file.toString(), nothing);
        return isMeasured(report)
                ? LoadBenchmarks.of(file.toString(), LoadReports.readMeasured(file.toString(), nothing))
                : LoadBenchmarks.of(file.toString(), report);
    }

    /** Only a result of Headroom's own that was kept with its histograms has both, and its endpoints then. */
    private static boolean isMeasured(ReportedLoad report) {
        return report.selfCheckIfAny().isPresent()
                && report.headline().histogramIfKept().isPresent();
    }

    /** The formats that are read, for messages and documents. */
    public static List<String> formats() {
        return Stream.concat(FORMATS.stream().map(BenchmarkFormat::name), LoadReports.formats().stream())
                .toList();
    }

    private static BenchmarkRun read(BenchmarkFormat format, StreamSource source) throws IOException {
        try {
            return source.typed(() -> format.read(source));
        } catch (IllegalArgumentException e) {
            // The model's own check: numbers that contradict each other were damaged or edited, not measured.
            MalformedRecordingException failure = source.malformed(
                    "",
                    "its numbers make no sense (" + e.getMessage() + ")",
                    "Check that this is the file the tool wrote.");
            failure.initCause(e);
            throw failure;
        }
    }

    private static String supported() {
        return formats().stream()
                .collect(Collectors.joining(", ", "Supported, plain or packed by gzip or zstd: ", "."));
    }
}
