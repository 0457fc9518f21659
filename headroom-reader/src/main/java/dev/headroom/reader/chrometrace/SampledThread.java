package dev.headroom.reader.chrometrace;

import dev.headroom.profile.SampleType;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import dev.headroom.reader.v8.V8Profile;

/** V8's samples of one thread, gathered over the chunks that carry the same id. */
final class SampledThread {

    private final ThreadKey key;
    private final V8Profile profile = new V8Profile();
    private long startMicros;
    private long endMicros;

    SampledThread(ThreadKey key) {
        this.key = key;
    }

    ThreadKey key() {
        return key;
    }

    V8Profile profile() {
        return profile;
    }

    void start(long micros) {
        startMicros = micros;
    }

    void end(long micros) {
        endMicros = micros;
    }

    /** @param name of the thread, empty where unknown */
    void collect(SampleCollector collector, String name) {
        if (!profile.isEmpty()) {
            profile.collect(collector, SampleType.WALL, startMicros, endMicros, SampleOrigin.of(0, key.tid(), name));
        }
    }
}
