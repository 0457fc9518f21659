package dev.headroom.diagnose.signature;

import java.util.Optional;

/**
 * What the end of a stack looks like where an anti-pattern runs. The end is what lies below the innermost frame that the user
 * wrote; code of the user's that is called back is not charged to the pattern.
 *
 * @param frames one of them is there
 * @param via what else may lie between the user's frame and the first of {@code frames}; where empty, anything may
 * @param through where not empty, one of these is there too
 * @param notThrough none of these is there
 */
public record Signature(
        FramePatterns frames, Optional<FramePatterns> via, FramePatterns through, FramePatterns notThrough) {

    public Signature {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("A signature names the functions it is known by");
        }
    }

    /** One of these frames, whatever else is there. */
    public static Signature of(FramePatterns frames) {
        return new Signature(frames, Optional.empty(), FramePatterns.NONE, FramePatterns.NONE);
    }
}
