package dev.headroom.reader.benchmark.jmh;

import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.reader.benchmark.internal.BenchmarkFormat;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.List;

/** JMH writes an array with an object for each benchmark. */
public final class JmhFormat implements BenchmarkFormat {

    @Override
    public String name() {
        return "JMH JSON";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("[].jmhVersion") || (shape.has("[].benchmark") && shape.has("[].mode"));
    }

    @Override
    public BenchmarkRun read(StreamSource source) throws IOException {
        var results = new JmhResults();
        try (Json json = Json.open(source)) {
            json.begin();
            json.beginArray();
            while (json.nextElement()) {
                new JmhResult(source, json, results.leftOut()).read().ifPresent(results::add);
            }
        }
        if (results.benchmarks().isEmpty()) {
            throw source.malformed("", "it holds no benchmark with a score", "Check the output of the JMH run.");
        }
        return new BenchmarkRun(
                source.input().file().toString(),
                results.tool(),
                Replication.FORK,
                results.benchmarks(),
                List.of(),
                results.leftOut().notes());
    }
}
