package dev.headroom.reader.cpuprofile;

import dev.headroom.profile.SampleType;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import dev.headroom.reader.streaming.StreamReader;
import dev.headroom.reader.streaming.StreamSource;
import dev.headroom.reader.v8.V8Profile;
import java.io.IOException;

/**
 * A {@code .cpuprofile} as Node ({@code --cpu-prof}), Chrome's DevTools and the inspector protocol write it: nodes, the node
 * seen by each sample, and the microseconds between samples.
 *
 * <p>V8 samples one thread by the wall clock, so the weights are wall time and {@code (idle)} is waiting.
 */
final class CpuProfile implements StreamReader {

    @Override
    public void read(StreamSource source, SampleCollector collector) throws IOException {
        collector.format("Chrome CPU profile");
        collector.note("V8 samples one thread by the wall clock: (idle) is waiting, (program) is native code.");
        var profile = new V8Profile();
        long start = 0;
        long end = 0;
        try (Json json = Json.open(source)) {
            try {
                json.begin();
                json.beginObject();
                while (json.nextField()) {
                    switch (json.field()) {
                        case "nodes" -> profile.readNodes(json);
                        case "samples" -> profile.readSamples(json);
                        case "timeDeltas" -> profile.readTimeDeltas(json);
                        case "startTime" -> start = json.longValue();
                        case "endTime" -> end = json.longValue();
                        case "head" -> throw treeFormat(source, json);
                        default -> json.skip();
                    }
                }
            } finally {
                profile.countSamples(collector);
                profile.collect(collector, SampleType.WALL, start, end, SampleOrigin.UNKNOWN);
            }
        }
        if (end > start) {
            collector.setting("duration", (end - start) + " microseconds");
            if (end - start < Long.MAX_VALUE / 1_000) {
                collector.length((end - start) * 1_000);
            }
        }
    }

    private static IOException treeFormat(StreamSource source, Json json) {
        return source.unsupported(
                json.place(),
                "the profile is of the tree format that Chrome wrote before 2017",
                "Record it again with a current Node or Chrome.");
    }
}
