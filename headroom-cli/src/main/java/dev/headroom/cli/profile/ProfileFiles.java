package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The files of a question to whole profiles. */
final class ProfileFiles {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Profiles of any format, '-' or URLs; several are added up.")
    private List<String> files = List.of();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    List<String> names() {
        return files;
    }

    ProfileInput input() {
        return question.input();
    }

    boolean asJson() {
        return question.asJson();
    }

    ReadProfile readSum(Terminal terminal) throws CommandFailure {
        return question.input().readSum(files, terminal);
    }
}
