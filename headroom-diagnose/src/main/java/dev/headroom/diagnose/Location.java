package dev.headroom.diagnose;

import dev.headroom.profile.Frame;

/**
 * A place in source code.
 *
 * @param className fully qualified
 * @param line 0 where unknown
 */
public record Location(String className, String method, int line) {

    public static Location of(Frame frame) {
        return new Location(frame.className(), frame.methodName(), frame.line());
    }

    /** {@code com.acme.Shop.list:41}. */
    @Override
    public String toString() {
        return className + "." + method + (line > 0 ? ":" + line : "");
    }
}
