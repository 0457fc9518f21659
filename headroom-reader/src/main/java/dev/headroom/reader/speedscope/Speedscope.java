package dev.headroom.reader.speedscope;

import dev.headroom.profile.FrameKind;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.StreamReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a speedscope file in two passes, because the frames may follow the profiles that refer to them: first the frames,
 * then the profiles.
 *
 * <p>Profiles of one unit, mostly threads, are added together.
 */
final class Speedscope implements StreamReader {

    @Override
    public void read(StreamSource source, SampleCollector collector) throws IOException {
        collector.format("speedscope");
        int[] frames = frames(source, collector);
        int profiles = 0;
        boolean ours = false;
        try (Json json = Json.open(source)) {
            json.begin();
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "exporter" -> {
                        String exporter = json.text();
                        ours = exporter.startsWith("headroom");
                        collector.producer(exporter);
                    }
                    case "name" -> collector.setting("name", json.text());
                    case "profiles" -> {
                        json.beginArray();
                        while (json.nextElement()) {
                            profiles++;
                            new SpeedscopeProfile(frames, ours, collector).read(json);
                        }
                    }
                    default -> json.skip();
                }
            }
        }
        if (profiles > 1 && !ours) {
            collector.note("The file holds " + profiles + " profiles; those of one unit are added together.");
        }
        collector.chunks(profiles);
    }

    private static int[] frames(StreamSource source, SampleCollector collector) throws IOException {
        try (Json json = Json.open(source)) {
            json.begin();
            json.beginObject();
            while (json.nextField()) {
                if (json.field().equals("shared")) {
                    return shared(json, collector);
                }
                json.skip();
            }
        }
        return new int[0];
    }

    private static int[] shared(Json json, SampleCollector collector) throws IOException {
        int[] frames = new int[64];
        int size = 0;
        json.beginObject();
        while (json.nextField()) {
            if (!json.field().equals("frames")) {
                json.skip();
                continue;
            }
            json.beginArray();
            while (json.nextElement()) {
                if (size == frames.length) {
                    frames = Arrays.copyOf(frames, size * 2);
                }
                frames[size++] = frame(json, collector);
            }
        }
        return Arrays.copyOf(frames, size);
    }

    private static int frame(Json json, SampleCollector collector) throws IOException {
        String name = "";
        String file = "";
        long line = 0;
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "name" -> name = json.text();
                case "file" -> file = json.text();
                case "line" -> line = json.longValue();
                default -> json.skip();
            }
        }
        return collector.frame(name, file, line, FrameKind.UNKNOWN);
    }
}
