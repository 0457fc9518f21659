package dev.headroom.cli;

import dev.headroom.cli.config.starter.ConfigFileExistsException;
import dev.headroom.cli.config.starter.StarterConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom init}: a first {@code headroom.yml}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        header = "Write a commented headroom.yml for a project.",
        description = {
            "",
            "Write a commented headroom.yml from what is found in a project's folder:",
            "how to start it, its endpoints, and budgets marked [measure] for a first run to fill in.",
            ""
        })
final class InitCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = ".", description = "The project. Default: here.")
    private Path directory = Path.of(".");

    @Option(names = "--force", description = "Overwrite a headroom.yml that is already there.")
    private boolean force;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        Path file = directory.resolve("headroom.yml");
        try {
            StarterConfig starter = StarterConfig.of(directory);
            starter.write(file, force);
            starter.found().forEach(found -> terminal.err().println("headroom: " + found));
        } catch (ConfigFileExistsException e) {
            throw CommandFailure.input(e.getMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.input(file + " cannot be written: " + e, e);
        }
        terminal.out().println(file);
        terminal.err().println("headroom: look it over, then: headroom run -c " + file);
        return 0;
    }
}
