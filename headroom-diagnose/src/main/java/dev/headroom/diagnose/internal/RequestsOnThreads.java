package dev.headroom.diagnose.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which endpoint's request a thread was handling at an instant. */
public final class RequestsOnThreads {

    private final Map<Long, ThreadTimeline> timelines;
    private final int[] owners;
    private final @Nullable String[] endpoints;

    /**
     * @param owners for each server request the one that speaks for its trace
     * @param endpoints by server request, null for those outside the window
     */
    RequestsOnThreads(Map<Long, ThreadTimeline> timelines, int[] owners, @Nullable String[] endpoints) {
        this.timelines = timelines;
        this.owners = owners;
        this.endpoints = endpoints;
    }

    /** Empty where it was handling none. */
    public String endpointAt(long osThreadId, long nanos) {
        ThreadTimeline timeline = timelines.get(osThreadId);
        int request = timeline == null ? ThreadTimeline.NONE : timeline.requestAt(nanos);
        if (request == ThreadTimeline.NONE) {
            return "";
        }
        String endpoint = endpoints[owners[request]];
        return endpoint == null ? "" : endpoint;
    }
}
