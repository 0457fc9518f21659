package dev.headroom.diagnose;

import dev.headroom.measure.Proportion;
import dev.headroom.profile.SampleType;

/**
 * How many samples of one type could be given to a request.
 *
 * @param samples in the measuring window
 * @param onRequestThreads those on a thread that handled at least one request in the window
 * @param attributed those taken while their thread handled a request
 */
public record AttributionShare(SampleType type, long samples, long onRequestThreads, long attributed) {

    public AttributionShare {
        if (attributed > onRequestThreads || onRequestThreads > samples) {
            throw new IllegalArgumentException(
                    "Attributed samples are on request threads, those among all samples, got " + attributed + ", "
                            + onRequestThreads + ", " + samples);
        }
    }

    public Proportion ofAll() {
        return new Proportion(attributed, samples);
    }
}
