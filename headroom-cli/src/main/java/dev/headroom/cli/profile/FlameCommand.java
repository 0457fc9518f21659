package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.report.page.FlamePage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom profile flame}. */
@Command(
        name = "flame",
        mixinStandardHelpOptions = true,
        header = "An interactive flame graph: one self-contained page.",
        description = {"", "Of one file every sample type is drawn, of several the one asked for, added up.", ""})
public final class FlameCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles; several are added up.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "PAGE",
            defaultValue = "flame.html",
            description = "The page to write. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("flame.html");

    @Mixin
    private ProfileInput input = new ProfileInput();

    public FlameCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<Profile> profiles = input.readToDraw(files, terminal);
        WholeFile.write(out, stream -> FlamePage.write(ProfileInput.title(files), profiles, stream));
        terminal.print(out.toAbsolutePath() + System.lineSeparator());
        return 0;
    }
}
