package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.profile.Profile;
import dev.headroom.profile.view.PackageView;
import dev.headroom.profile.view.ProfileFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stacks of a profile a question is about, and what their frames are. */
final class StackOptions {

    @Option(names = "--focus", paramLabel = "REGEX", description = "Keep only stacks with such a function.")
    private @Nullable String focus;

    @Option(names = "--ignore", paramLabel = "REGEX", description = "Drop stacks with such a function.")
    private @Nullable String ignore;

    @Option(names = "--hide", paramLabel = "REGEX", description = "Take such functions out of the stacks.")
    private @Nullable String hide;

    @Option(
            names = "--by-package",
            description = "Show packages in place of functions: Java's, Go's import paths, Python's modules, Node's"
                    + " packages or files, else the object that holds the code.")
    private boolean byPackage;

    /** Whether every stack is kept as it is. */
    boolean keepEverything() {
        return focus == null && ignore == null && hide == null && !byPackage;
    }

    Profile apply(Profile profile) throws CommandFailure {
        if (keepEverything()) {
            return profile;
        }
        var filter = new ProfileFilter(
                RegexArgument.optional("--focus", focus),
                RegexArgument.optional("--ignore", ignore),
                RegexArgument.optional("--hide", hide));
        Profile kept = filter.apply(profile);
        return byPackage ? PackageView.of(kept) : kept;
    }
}
