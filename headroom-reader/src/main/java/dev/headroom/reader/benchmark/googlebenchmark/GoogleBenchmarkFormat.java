package dev.headroom.reader.benchmark.googlebenchmark;

import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.reader.benchmark.internal.BenchmarkFormat;
import dev.headroom.reader.benchmark.internal.Values;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.List;

/** Google Benchmark writes the machine first, then an object for each repetition. */
public final class GoogleBenchmarkFormat implements BenchmarkFormat {

    @Override
    public String name() {
        return "Google Benchmark JSON";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("context.library_build_type")
                || shape.has("context.num_cpus")
                || shape.has("benchmarks[].run_type");
    }

    @Override
    public BenchmarkRun read(StreamSource source) throws IOException {
        var found = new Repetitions();
        try (Json json = Json.open(source)) {
            var values = new Values(source, json);
            json.begin();
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "context" -> found.context(json, values);
                    case "benchmarks" -> {
                        json.beginArray();
                        while (json.nextElement()) {
                            found.add(Repetition.read(json, values), json.place());
                        }
                    }
                    default -> json.skip();
                }
            }
        }
        if (found.isEmpty()) {
            throw source.malformed(
                    "benchmarks", "it holds no benchmark with a time", "Check the output of the benchmark.");
        }
        return new BenchmarkRun(
                source.input().file().toString(),
                "Google Benchmark",
                Replication.REPEAT,
                found.benchmarks(),
                List.of(),
                found.notes());
    }
}
