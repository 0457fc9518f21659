package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The function and the files of a question to one function. */
final class FunctionInProfiles {

    @Parameters(index = "0", paramLabel = "REGEX", description = "Functions, by a part of their name.")
    private String function = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Profiles of any format, '-' or URLs; several are added up.")
    private List<String> files = List.of();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    Pattern pattern() throws CommandFailure {
        return RegexArgument.pattern("REGEX", function);
    }

    boolean asJson() {
        return question.asJson();
    }

    ReadProfile readSum(Terminal terminal) throws CommandFailure {
        return question.input().readSum(files, terminal);
    }

    void requireAny(List<?> found) throws CommandFailure {
        if (found.isEmpty()) {
            throw CommandFailure.input(
                    "No function of the profile matches '" + function
                            + "'. See the names with: headroom profile top FILE",
                    null);
        }
    }
}
