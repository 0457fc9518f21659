package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandGroup;
import dev.headroom.cli.profile.ConvertCommand;
import dev.headroom.cli.profile.DiffCommand;
import dev.headroom.cli.profile.FilterCommand;
import dev.headroom.cli.profile.FlameCommand;
import dev.headroom.cli.profile.InfoCommand;
import dev.headroom.cli.profile.LinesCommand;
import dev.headroom.cli.profile.MergeCommand;
import dev.headroom.cli.profile.NeighboursCommand;
import dev.headroom.cli.profile.PlateausCommand;
import dev.headroom.cli.profile.TopCommand;
import dev.headroom.cli.profile.TreeCommand;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code headroom profile}: questions to a profile, whichever tool wrote it. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        header = "Ask a profile of any tool: its top functions, its flame graph.",
        description = {
            "",
            "Questions to a profile, whichever tool wrote it; what a file is, is told by its content, and gzip or",
            "zstd around it does not matter. '-' reads standard input, and a URL is fetched.",
            "The formats: docs/reference/profile-formats.md",
            ""
        },
        synopsisSubcommandLabel = "COMMAND")
final class ProfileCommand implements CommandGroup {

    @Override
    public List<Class<?>> commands() {
        return List.of(
                InfoCommand.class,
                TopCommand.class,
                TreeCommand.class,
                NeighboursCommand.Callers.class,
                NeighboursCommand.Callees.class,
                LinesCommand.class,
                PlateausCommand.class,
                FlameCommand.class,
                DiffCommand.class,
                MergeCommand.class,
                FilterCommand.class,
                ConvertCommand.class);
    }
}
