package dev.headroom.reader;

import dev.headroom.reader.callgrind.CallgrindFormat;
import dev.headroom.reader.chrometrace.ChromeTraceFormat;
import dev.headroom.reader.collapsed.CollapsedFormat;
import dev.headroom.reader.cprofile.CProfileFormat;
import dev.headroom.reader.cpuprofile.CpuProfileFormat;
import dev.headroom.reader.internal.Fetch;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.jfr.JfrFormat;
import dev.headroom.reader.otlp.OtlpFormat;
import dev.headroom.reader.perfscript.PerfScriptFormat;
import dev.headroom.reader.pprof.PprofFormat;
import dev.headroom.reader.speedscope.SpeedscopeFormat;
import dev.headroom.reader.tracemalloc.TracemallocFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Opens recordings by what is in them; a file's name does not matter, nor whether it is packed by gzip or zstd. */
public final class Recordings {

    private static final Path STANDARD_INPUT = Path.of("standard input");

    /**
     * Asked in this order: binary formats with a signature, then JSON by its keys, then text, of which collapsed stacks
     * come last because their lines are the least particular.
     */
    private static final List<Format> FORMATS = List.of(
            new JfrFormat(),
            new CProfileFormat(),
            new TracemallocFormat(),
            new PprofFormat(),
            new OtlpFormat(),
            new SpeedscopeFormat(),
            new ChromeTraceFormat(),
            new CpuProfileFormat(),
            new CallgrindFormat(),
            new PerfScriptFormat(),
            new CollapsedFormat());

    private Recordings() {}

    /** Opens a file that must be whole. */
    public static Recording open(Path file) throws IOException {
        return open(file, ReadOptions.STRICT);
    }

    /**
     * Opens a file.
     *
     * @throws UnsupportedFormatException where the content is of no supported format
     */
    public static Recording open(Path file, ReadOptions options) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": there is no such file. Check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnsupportedFormatException(
                    file, "", "not a regular file", "Name a recording, or '-' to read standard input.");
        }
        return open(Input.ofFile(file, options), options);
    }

    /**
     * Opens what a user named: {@code -} for standard input, an {@code http(s)} address such as a Go service's {@code
     * /debug/pprof/profile?seconds=10}, else the path of a file.
     *
     * @param standardInput read to its end where {@code source} is {@code -}, else not touched; not closed
     */
    public static Recording open(String source, InputStream standardInput, ReadOptions options) throws IOException {
        if (source.equals("-")) {
            return open(standardInput, STANDARD_INPUT, options);
        }
        if (Fetch.isAddress(source)) {
            return open(Fetch.open(source, options), options);
        }
        return open(Path.of(source), options);
    }

    /**
     * Opens what a stream gives, after copying it to a temporary file that lives as long as the recording.
     *
     * @param shownAs what messages call it
     */
    public static Recording open(InputStream stream, Path shownAs, ReadOptions options) throws IOException {
        return open(Input.spooled(stream, shownAs, options), options);
    }

    /** The formats that are read, for messages and documents. */
    public static List<String> formats() {
        return FORMATS.stream().map(Format::name).toList();
    }

    private static Recording open(Input input, ReadOptions options) throws IOException {
        boolean opened = false;
        try {
            for (Format format : FORMATS) {
                if (format.recognises(input.probe())) {
                    Recording recording = format.open(input, options);
                    opened = true;
                    return recording;
                }
            }
            String cause = input.probe().size() == 0 ? "the file is empty" : "the format is not known";
            throw new UnsupportedFormatException(input.file(), "byte 0", cause, supported());
        } finally {
            if (!opened) {
                input.close();
            }
        }
    }

    private static String supported() {
        return FORMATS.stream()
                .map(Format::name)
                .collect(Collectors.joining(", ", "Supported, plain or packed by gzip or zstd: ", "."));
    }
}
