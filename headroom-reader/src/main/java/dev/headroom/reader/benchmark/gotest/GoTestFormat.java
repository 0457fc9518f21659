package dev.headroom.reader.benchmark.gotest;

import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.reader.benchmark.internal.BenchmarkFormat;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.LineReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.regex.Pattern;

/** Go's benchmark text ("Go Benchmark Data Format", golang.org/design/14313-benchmark-format). */
public final class GoTestFormat implements BenchmarkFormat {

    private static final Pattern RESULT = Pattern.compile("Benchmark\\S*\\s+\\d+\\s+\\S+\\s+\\S+.*");

    @Override
    public String name() {
        return "go test -bench text";
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.isText()
                && probe.text()
                        .lines()
                        .anyMatch(line -> line.startsWith("goos: ")
                                || (line.length() < 1_000
                                        && RESULT.matcher(line).matches()));
    }

    @Override
    public BenchmarkRun read(StreamSource source) throws IOException {
        var text = new GoBenchmarks();
        String last;
        try (var lines = new LineReader(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                text.take(line, lines.place());
            }
            last = lines.place();
        }
        if (text.isEmpty()) {
            throw source.malformed(
                    last, "it holds no line of a benchmark", "Run go test with -bench and keep all of its output.");
        }
        return text.toRun(source.input().file().toString());
    }
}
