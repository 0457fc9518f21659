package dev.headroom.reader.chrometrace;

import dev.headroom.profile.SampleType;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.v8.V8Profile;

/** V8's samples of one thread, gathered over the chunks that carry the same id. */
final class SampledThread {

    private final long tid;
    private final V8Profile profile = new V8Profile();
    private long startMicros;
    private long endMicros;

    SampledThread(long tid) {
        this.tid = tid;
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

    void collect(SampleCollector collector) {
        if (!profile.isEmpty()) {
            profile.collect(collector, SampleType.WALL, startMicros, endMicros, tid);
        }
    }
}
