package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import java.util.List;
import java.util.regex.Pattern;

/** A function named on the command line by a part of its name. */
final class FunctionArgument {

    private FunctionArgument() {}

    static Pattern pattern(String regex) throws CommandFailure {
        return ProfileInput.pattern("REGEX", regex).orElseThrow();
    }

    static void requireAny(List<?> found, String regex) throws CommandFailure {
        if (found.isEmpty()) {
            throw CommandFailure.input(
                    "No function of the profile matches '" + regex + "'. See the names with: headroom profile top FILE",
                    null);
        }
    }
}
