package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression on the command line. */
final class RegexArgument {

    private RegexArgument() {}

    static Optional<Pattern> optional(String option, @Nullable String regex) throws CommandFailure {
        return regex == null ? Optional.empty() : Optional.of(pattern(option, regex));
    }

    static Pattern pattern(String option, String regex) throws CommandFailure {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw CommandFailure.input(
                    option + " '" + regex + "' is not a regular expression: " + e.getDescription() + " at "
                            + e.getIndex() + ".",
                    e);
        }
    }
}
