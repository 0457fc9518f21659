package dev.headroom.cli;

import dev.headroom.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
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
            ProfileCommand.class,
            GateCommand.class,
            CompletionCommand.class
        })
public final class Main {

    static final int RUN_FAILED = 4;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(System.getenv()), arguments));
    }

    /** Runs one command line and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        var commandLine = commandLine(terminal);
        return commandLine.execute(arguments);
    }

    static CommandLine commandLine(Terminal terminal) {
        var commandLine = new CommandLine(new Main(), new WithTerminal(terminal));
        commandLine.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpLongOptionsMaxWidth(28);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commandLine.setExecutionExceptionHandler(failures(terminal));
        return commandLine;
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

    /** Commands get the terminal through their constructor. */
    private record WithTerminal(Terminal terminal) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Terminal.class) {
                    return type.cast(constructor.newInstance(terminal));
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
