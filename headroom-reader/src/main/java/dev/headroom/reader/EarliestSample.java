package dev.headroom.reader;

import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;

/** When the first sample of known time was taken. */
final class EarliestSample implements RecordingHandler {

    private long nanos = Long.MAX_VALUE;

    @Override
    public void sample(ThreadSample sample) {
        if (sample.timeNanos() != 0) {
            nanos = Math.min(nanos, sample.timeNanos());
        }
    }

    /** 0 where no time is known. */
    long nanos() {
        return nanos == Long.MAX_VALUE ? 0 : nanos;
    }
}
