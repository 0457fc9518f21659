package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;

/** The {@code headroom} command: parses, runs the subcommand, and turns failures into a message and an exit code. */
@Command(
        name = "headroom",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Systematic performance engineering, grounded in measurement:",
            "profile first, optimise second, benchmark always.",
            ""
        },
        footer = {
            "",
            "Start with @|bold headroom demo|@, then @|bold headroom init|@ in your own project.",
            "",
            "Exit codes: 0 pass, 1 a gate or budget failed, 2 bad usage or input,",
            "            3 inconclusive, 4 the run itself failed."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            RunCommand.class,
            AttachCommand.class,
            LoadCommand.class,
            CapacityCommand.class,
            ProfileCommand.class,
            GateCommand.class,
            CompletionCommand.class
        })
public final class Main {

    static final int INPUT_REFUSED = 2;
    static final int RUN_FAILED = 4;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(System.getenv()), arguments));
    }

    /** Runs one command line and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        try (var interruption = new Interruption()) {
            return commandLine(terminal, interruption).execute(arguments);
        }
    }

    static CommandLine commandLine(Terminal terminal, Interruption interruption) {
        var commandLine = new CommandLine(new Main(), new Commands(terminal, interruption));
        commandLine.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(100);
        commandLine.setUsageHelpLongOptionsMaxWidth(28);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commandLine.setParameterExceptionHandler(misuse(terminal));
        commandLine.setExecutionExceptionHandler(failures(terminal));
        return commandLine;
    }

    /** What is wrong and where to read on; the whole usage would push it off the screen. */
    private static IParameterExceptionHandler misuse(Terminal terminal) {
        return (exception, arguments) -> {
            CommandLine command = exception.getCommandLine();
            terminal.err().println("headroom: " + exception.getMessage());
            if (exception instanceof CommandLine.UnmatchedArgumentException unmatched) {
                unmatched.getSuggestions().stream().limit(1).forEach(nearest -> terminal.err()
                        .println("Did you mean '" + nearest + "'?"));
            }
            String commands = String.join(", ", command.getSubcommands().keySet());
            if (!commands.isEmpty()) {
                terminal.err().println("Commands: " + commands);
            }
            terminal.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
            return INPUT_REFUSED;
        };
    }

    private static IExecutionExceptionHandler failures(Terminal terminal) {
        return (exception, commandLine, parsed) -> {
            if (exception instanceof CommandFailure failure) {
                terminal.err().println("headroom: " + failure.getMessage());
                return failure.exitCode();
            }
            terminal.err().println("headroom: this is a defect in Headroom; please report it with the lines below.");
            exception.printStackTrace(terminal.err());
            return RUN_FAILED;
        };
    }

    /** Commands get the terminal through their constructor, and those that measure also what Ctrl-C means to them. */
    private record Commands(Terminal terminal, Interruption interruption) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                List<Class<?>> parameters = List.of(constructor.getParameterTypes());
                if (parameters.equals(List.of(Terminal.class))) {
                    return type.cast(constructor.newInstance(terminal));
                } else if (parameters.equals(List.of(Terminal.class, Interruption.class))) {
                    return type.cast(constructor.newInstance(terminal, interruption));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"headroom " + Installation.version()};
        }
    }
}
