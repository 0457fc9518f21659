package dev.headroom.diagnose;

import dev.headroom.measure.Interval;
import dev.headroom.profile.Frame;
import dev.headroom.profile.SampleType;
import java.util.List;

/**
 * A flame graph read: where the width goes.
 *
 * @param path functions from the outermost application frame to where the widest path ends
 * @param plateaus wide frames by self or total weight, widest first
 * @param noiseFrames functions whose share's interval reaches zero within rounding: too few samples to speak of
 */
public record HotPath(SampleType type, long samples, List<String> path, List<Plateau> plateaus, int noiseFrames) {

    /**
     * A frame at which the graph stops narrowing: much is spent here itself, or it fans out from here.
     *
     * @param selfShare of the endpoint's weight, with its interval
     * @param totalShare likewise
     */
    public record Plateau(Frame frame, Interval selfShare, Interval totalShare, long samples) {}

    public HotPath {
        path = List.copyOf(path);
        plateaus = List.copyOf(plateaus);
    }
}
