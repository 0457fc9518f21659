package dev.headroom.report.flame;

import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.List;
import java.util.Locale;

/**
 * One profile to draw.
 *
 * @param profile its stacks; several views may share a stack table or not
 * @param sampled whether its weights rest on samples; else all was measured, and there is no interval
 * @param stacksEstimated whether only who called whom was recorded, so that shares of paths are a guess
 */
public record FlameView(Profile profile, boolean sampled, boolean stacksEstimated) {

    /** What the frames next to the root are. */
    public enum Outermost {
        /** Functions, as sampled. */
        FUNCTION,
        /** The sampled threads, as frames of the kind {@link FrameKind#THREAD}. */
        THREAD;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A profile whose stacks were sampled. */
    public static FlameView of(Profile profile) {
        return new FlameView(profile, true, false);
    }

    /** Profiles whose stacks were sampled. */
    public static List<FlameView> of(List<Profile> profiles) {
        return profiles.stream().map(FlameView::of).toList();
    }

    /** Where paths are estimated, what they are estimated from was measured. */
    public FlameView withStacksEstimated(boolean estimated) {
        return new FlameView(profile, sampled && !estimated, estimated);
    }

    /** Threads, as soon as one stands next to the root. */
    public Outermost outermost() {
        StackTable stacks = profile.stacks();
        for (int stack = 1; stack < stacks.size(); stack++) {
            if (stacks.parent(stack) == StackTable.ROOT
                    && stacks.leafFrame(stack).kind() == FrameKind.THREAD) {
                return Outermost.THREAD;
            }
        }
        return Outermost.FUNCTION;
    }
}
