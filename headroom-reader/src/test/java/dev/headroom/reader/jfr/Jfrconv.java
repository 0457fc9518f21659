package dev.headroom.reader.jfr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import one.convert.Arguments;
import one.convert.JfrToFlame;
import one.convert.JfrToOtlp;

/** async-profiler's own converter. */
final class Jfrconv {

    private final Path folder;

    Jfrconv(Path folder) {
        this.folder = folder;
    }

    Path otlp(Path recording, String... options) throws IOException {
        Path written = Files.createTempFile(folder, "converted", ".otlp");
        JfrToOtlp.convert(recording.toString(), written.toString(), arguments("otlp", options));
        return written;
    }

    Path collapsed(Path recording, String... options) throws IOException {
        Path written = Files.createTempFile(folder, "converted", ".collapsed");
        JfrToFlame.convert(recording.toString(), written.toString(), arguments("collapsed", options));
        return written;
    }

    /**
     * Value by stack, outermost first between semicolons. Its suffixes for kinds of frames are left out: it gives one to
     * all frames of a name under one caller, the one that most of them have.
     */
    Map<String, Long> stacks(Path recording, String... options) throws IOException {
        return read(collapsed(recording, options), "");
    }

    /** The same without the class of the object, or of the lock, that it puts on top of a stack where it knows one. */
    Map<String, Long> stacksWithoutClass(Path recording, String... options) throws IOException {
        return read(collapsed(recording, options), ";[^;]*_\\[[ik]\\]$");
    }

    private static Arguments arguments(String format, String... options) {
        List<String> all = new ArrayList<>(List.of("--output", format, "--dot"));
        all.addAll(List.of(options));
        return new Arguments(all.toArray(new String[0]));
    }

    private static Map<String, Long> read(Path collapsed, String leftOut) throws IOException {
        Map<String, Long> stacks = new TreeMap<>();
        for (String line : Files.readAllLines(collapsed, StandardCharsets.UTF_8)) {
            int blank = line.lastIndexOf(' ');
            String stack = line.substring(0, blank).replaceFirst(leftOut, "").replaceAll("_\\[.\\]", "");
            stacks.merge(stack, Long.parseLong(line.substring(blank + 1)), Long::sum);
        }
        return stacks;
    }
}
