package dev.headroom.report.flame;

import dev.headroom.profile.Profile;
import java.util.List;
import java.util.Locale;

/**
 * One profile to draw.
 *
 * @param outermost what the frames next to the root are
 * @param profile its stacks; several views may share a stack table or not
 * @param stacksEstimated whether only who called whom was recorded, so that shares of paths are a guess
 */
public record FlameView(Outermost outermost, Profile profile, boolean stacksEstimated) {

    /** What the frames next to the root are. */
    public enum Outermost {
        /** Functions, as sampled. */
        FUNCTION,
        /** The sampled threads, as frames of the kind {@link dev.headroom.profile.FrameKind#THREAD}. */
        THREAD;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A profile as it was sampled. */
    public static FlameView of(Profile profile) {
        return new FlameView(Outermost.FUNCTION, profile, false);
    }

    /** Profiles as they were sampled. */
    public static List<FlameView> of(List<Profile> profiles) {
        return profiles.stream().map(FlameView::of).toList();
    }

    /** A profile whose outermost frames are threads. */
    public static FlameView byThread(Profile profile) {
        return new FlameView(Outermost.THREAD, profile, false);
    }

    public FlameView withStacksEstimated(boolean estimated) {
        return new FlameView(outermost, profile, estimated);
    }
}
