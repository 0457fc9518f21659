package dev.headroom.reader.benchmark.hyperfine;

import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.reader.benchmark.internal.BenchmarkFormat;
import dev.headroom.reader.benchmark.internal.LeftOut;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** hyperfine writes an object for each command, with the time of each of its processes in seconds. */
public final class HyperfineFormat implements BenchmarkFormat {

    @Override
    public String name() {
        return "hyperfine JSON";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("results[].command")
                && (shape.has("results[].mean") || shape.has("results[].times") || shape.has("results[].median"));
    }

    @Override
    public BenchmarkRun read(StreamSource source) throws IOException {
        Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
        var leftOut = new LeftOut();
        try (Json json = Json.open(source)) {
            json.begin();
            json.beginObject();
            while (json.nextField()) {
                if (!json.field().equals("results")) {
                    json.skip();
                    continue;
                }
                json.beginArray();
                while (json.nextElement()) {
                    Optional<Benchmark> command = new HyperfineCommand(source, json, leftOut).read();
                    if (command.isPresent()
                            && benchmarks.putIfAbsent(command.get().key(), command.get()) != null) {
                        leftOut.add("further results of a command that came before", json.place());
                    }
                }
            }
        }
        if (benchmarks.isEmpty()) {
            throw source.malformed("results", "it holds no command that was timed", "Check the output of hyperfine.");
        }
        return new BenchmarkRun(
                source.input().file().toString(),
                "hyperfine",
                Replication.PROCESS,
                List.copyOf(benchmarks.values()),
                List.of(),
                leftOut.notes());
    }
}
