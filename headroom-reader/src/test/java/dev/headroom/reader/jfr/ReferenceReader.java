package dev.headroom.reader.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** The JDK's own reader, as the reference: it reads whole files with an object for everything. */
final class ReferenceReader {

    /** One event as the JDK's reader sees it; frames leaf first as {@code class|method|line|type}. */
    record Seen(String type, long timeNanos, long osThreadId, List<String> frames, RecordedEvent event) {

        long nanos(String field) {
            Duration duration = event.getDuration(field);
            return duration.toNanos();
        }
    }

    private ReferenceReader() {}

    static List<Seen> read(Path file) throws IOException {
        List<Seen> seen = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            Instant start = event.getStartTime();
            seen.add(new Seen(
                    event.getEventType().getName(),
                    start.getEpochSecond() * 1_000_000_000L + start.getNano(),
                    threadId(event),
                    frames(event.getStackTrace()),
                    event));
        }
        return seen;
    }

    private static long threadId(RecordedEvent event) {
        for (String field : List.of("sampledThread", "eventThread")) {
            if (event.hasField(field)) {
                RecordedThread thread = event.getValue(field);
                return thread == null ? 0 : thread.getOSThreadId();
            }
        }
        return 0;
    }

    private static List<String> frames(RecordedStackTrace trace) {
        List<String> frames = new ArrayList<>();
        if (trace != null) {
            for (RecordedFrame frame : trace.getFrames()) {
                RecordedClass type = frame.getMethod().getValue("type");
                String className = type == null ? "" : name(type);
                frames.add(className + "|" + frame.getMethod().getName() + "|" + Math.max(0, frame.getLineNumber())
                        + "|" + frame.getType());
            }
        }
        return frames;
    }

    private static String name(RecordedClass type) {
        return type.getName() == null ? "" : type.getName();
    }

    static String className(RecordedObject event, String field) {
        RecordedClass type = event.getValue(field);
        return type == null ? "" : type.getName();
    }
}
