package dev.headroom.diagnose.language;

import dev.headroom.diagnose.Location;
import dev.headroom.profile.Frame;

/** Tells the code a user wrote from standard library, libraries and runtime, in one language. Stateless. */
public interface UserCode {

    /** Whether the user wrote this frame, and not whoever made the language or a library. */
    boolean wrote(Frame frame);

    /** Whether a frame is a part of the function that encloses it, which is on the stack above it and better known by name. */
    default boolean isPart(Frame frame) {
        return false;
    }

    /** The name that rules know a frame's function by: with its package or module in front. */
    String nameOf(Frame frame);

    /** The place of a frame as its author would name it: code in a lambda or closure belongs to the function around it. */
    Location locationOf(Frame frame);
}
