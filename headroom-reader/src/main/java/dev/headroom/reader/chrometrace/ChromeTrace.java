package dev.headroom.reader.chrometrace;

import dev.headroom.profile.FrameKind;
import dev.headroom.profile.SampleType;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import dev.headroom.reader.streaming.StreamReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a trace as up to two profiles: the durations of its events, nested by time, and V8's samples where the trace holds
 * them.
 */
final class ChromeTrace implements StreamReader {

    private static final SampleType DURATION = new SampleType("duration", "nanoseconds");

    @Override
    public void read(StreamSource source, SampleCollector collector) throws IOException {
        collector.format("Chrome trace events");
        var trace = new Reading(collector);
        try (Json json = Json.open(source)) {
            json.begin();
            if (json.isArray()) {
                trace.events(json);
                return;
            }
            json.beginObject();
            while (json.nextField()) {
                if (json.field().equals("traceEvents")) {
                    trace.events(json);
                } else {
                    json.skip();
                }
            }
        } finally {
            trace.collect();
        }
    }

    /** What one trace holds so far. */
    private static final class Reading {

        private final SampleCollector collector;
        private final Map<ThreadKey, Track> tracks = new LinkedHashMap<>();
        private final Map<String, SampledThread> sampled = new LinkedHashMap<>();
        private final Map<ThreadKey, String> threadNames = new HashMap<>();
        private long firstNanos = Long.MAX_VALUE;
        private long lastNanos;
        private long ignored;

        Reading(SampleCollector collector) {
            this.collector = collector;
        }

        void events(Json json) throws IOException {
            json.beginArray();
            while (json.nextElement()) {
                collector.event();
                take(TraceEvent.read(json));
            }
        }

        private void take(TraceEvent event) {
            switch (event.phase()) {
                case "B" -> place(event, () -> track(event).begin(event.startNanos(), frame(event)));
                case "E" -> place(event, () -> track(event).end(event.startNanos()));
                case "X" ->
                    place(event, () -> track(event)
                            .complete(event.startNanos(), Math.max(0, event.durationNanos()), frame(event)));
                case "P" -> chunk(event);
                case "M" -> metadata(event);
                default -> ignored++;
            }
        }

        private void metadata(TraceEvent event) {
            if (event.name().equals("thread_name")) {
                threadNames.put(event.thread(), event.chunk().name());
            }
        }

        private void chunk(TraceEvent event) {
            if (event.name().equals("Profile") || event.name().equals("ProfileChunk")) {
                String key = event.pid() + " " + event.id();
                event.chunk().addTo(sampled.computeIfAbsent(key, unused -> new SampledThread(event.thread())));
            }
        }

        private void place(TraceEvent event, Runnable placing) {
            if (event.isPlaced()) {
                firstNanos = Math.min(firstNanos, event.startNanos());
                lastNanos = Math.max(lastNanos, event.startNanos() + Math.max(0, event.durationNanos()));
                placing.run();
            } else {
                collector.skip("a duration has no time");
            }
        }

        private Track track(TraceEvent event) {
            return tracks.computeIfAbsent(event.thread(), key -> new Track());
        }

        private int frame(TraceEvent event) {
            return collector.frame(event.name(), "", 0, FrameKind.UNKNOWN);
        }

        void collect() {
            if (!tracks.isEmpty()) {
                collector.measured(DURATION);
                collector.note("The durations are of events, not of samples: a count is how often an event occurred.");
            }
            if (ignored > 0) {
                collector.note(ignored + " instant, counter, flow and asynchronous events have no place on a stack.");
            }
            tracks.forEach((thread, track) ->
                    track.collect(collector, DURATION, SampleOrigin.of(0, thread.tid(), name(thread))));
            sampled.values().forEach(thread -> thread.collect(collector, name(thread.key())));
            if (firstNanos < lastNanos) {
                collector.length(lastNanos - firstNanos);
            }
        }

        private String name(ThreadKey thread) {
            return threadNames.getOrDefault(thread, "");
        }
    }
}
