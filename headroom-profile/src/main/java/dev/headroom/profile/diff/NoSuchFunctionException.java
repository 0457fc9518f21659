package dev.headroom.profile.diff;

import java.util.List;

/** A rule means no function that either side has; most likely a name is written differently. */
public final class NoSuchFunctionException extends Exception {

    private static final long serialVersionUID = 1;

    NoSuchFunctionException(GrowthRule rule, List<String> nearest) {
        super("'" + rule.text() + "' matches no function of either side. "
                + (nearest.isEmpty()
                        ? "See the names with: headroom profile top FILE"
                        : "Nearest: " + String.join(", ", nearest)));
    }
}
