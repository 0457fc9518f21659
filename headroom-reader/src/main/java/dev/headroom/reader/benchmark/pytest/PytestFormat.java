package dev.headroom.reader.benchmark.pytest;

import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.measure.benchmark.Replication;
import dev.headroom.reader.benchmark.internal.BenchmarkFormat;
import dev.headroom.reader.benchmark.internal.LeftOut;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * pytest-benchmark writes the machine first, then an object for each test. Its rounds follow one another in one process, so
 * the file is what counts as independent.
 */
public final class PytestFormat implements BenchmarkFormat {

    @Override
    public String name() {
        return "pytest-benchmark JSON";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("machine_info.python_version") || shape.has("benchmarks[].stats.rounds");
    }

    @Override
    public BenchmarkRun read(StreamSource source) throws IOException {
        List<Benchmark> benchmarks = new ArrayList<>();
        var leftOut = new LeftOut();
        Circumstances machine = Circumstances.unknown();
        try (Json json = Json.open(source)) {
            json.begin();
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "machine_info" -> machine = new MachineInfo(source, json).read();
                    case "benchmarks" -> {
                        json.beginArray();
                        while (json.nextElement()) {
                            new PytestBenchmark(source, json, leftOut).read().ifPresent(benchmarks::add);
                        }
                    }
                    default -> json.skip();
                }
            }
        }
        if (benchmarks.isEmpty()) {
            throw source.malformed("benchmarks", "it holds no benchmark with times", "Check the output of pytest.");
        }
        return new BenchmarkRun(
                source.input().file().toString(),
                "pytest-benchmark",
                Replication.FILE,
                within(machine, benchmarks),
                List.of(),
                leftOut.notes());
    }

    private static List<Benchmark> within(Circumstances machine, List<Benchmark> benchmarks) {
        return benchmarks.stream()
                .map(each -> new Benchmark(
                        each.name(),
                        each.parameters(),
                        each.mode(),
                        each.circumstances().within(machine),
                        each.metrics(),
                        each.errorShare()))
                .toList();
    }
}
