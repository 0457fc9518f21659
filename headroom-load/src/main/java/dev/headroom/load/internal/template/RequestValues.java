package dev.headroom.load.internal.template;

import java.util.SplittableRandom;

/** What the templates of the next request are filled with. Not thread-safe; reused by one request after another. */
public final class RequestValues {

    private final SplittableRandom random;
    private long traceIdLow;

    public RequestValues(SplittableRandom random) {
        this.random = random;
    }

    /** What parameters are drawn by. */
    public SplittableRandom random() {
        return random;
    }

    /** The low half of the request's trace id; its span id too. */
    public long traceIdLow() {
        return traceIdLow;
    }

    public RequestValues withTraceIdLow(long newTraceIdLow) {
        traceIdLow = newTraceIdLow;
        return this;
    }
}
