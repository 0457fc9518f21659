package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.FormatOption;
import picocli.CommandLine.Mixin;

/** What every question takes besides files: which part of them, and how the answer is printed. */
final class QuestionOptions {

    @Mixin
    private ProfileInput input = new ProfileInput();

    @Mixin
    private FormatOption format = new FormatOption();

    ProfileInput input() {
        return input;
    }

    boolean asJson() {
        return format.isJson();
    }
}
