package dev.headroom.reader.benchmark.jmh;

import dev.headroom.measure.benchmark.Benchmark;
import dev.headroom.reader.benchmark.internal.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The benchmarks of one file so far. JMH adds threads to what tells two results of one benchmark apart. Not thread-safe. */
final class JmhResults {

    private final Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
    private final LeftOut leftOut = new LeftOut();

    LeftOut leftOut() {
        return leftOut;
    }

    void add(Benchmark benchmark) {
        if (benchmarks.putIfAbsent(benchmark.key(), benchmark) != null) {
            leftOut.add("further results of a benchmark that came before", benchmark.key());
        }
    }

    List<Benchmark> benchmarks() {
        return new ArrayList<>(benchmarks.values());
    }

    String tool() {
        return "JMH";
    }
}
