package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandGroup;
import dev.headroom.cli.invocation.CommandTree;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.profile.FindingsCommand;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements CommandGroup {

    private Main() {}

    @Override
    public List<Class<?>> commands() {
        return List.of(
                DemoCommand.class,
                InitCommand.class,
                RunCommand.class,
                AttachCommand.class,
                LoadCommand.class,
                CapacityCommand.class,
                ProfileCommand.class,
                FindingsCommand.class,
                ProveCommand.class,
                CalibrateCommand.class,
                GateCommand.class,
                CompletionCommand.class);
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(System.getenv()), arguments));
    }

    /** Runs one command line and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            // Nothing of the commands needs to be known for it.
            terminal.out().println(Version.line());
            return CommandLine.ExitCode.OK;
        }
        try (var interruption = new Interruption()) {
            var tree = new CommandTree(new Commands(terminal, interruption));
            return with(terminal, tree.reachedBy(new Main(), List.of(arguments)))
                    .execute(arguments);
        } catch (OutOfMemoryError e) {
            terminal.err()
                    .println(
                            "headroom: The Java heap of "
                                    + (Runtime.getRuntime().maxMemory() >> 20)
                                    + " MiB is too small for this. Give it more, for example HEADROOM_JAVA_OPTS=-Xmx4g headroom ...");
            return Failures.RUN_FAILED;
        }
    }

    /** Every command there is. */
    static CommandLine wholeCommandLine(Terminal terminal) {
        return with(terminal, new CommandTree(new Commands(terminal, new Interruption())).whole(new Main()));
    }

    private static CommandLine with(Terminal terminal, CommandLine commandLine) {
        commandLine.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(100);
        commandLine.setUsageHelpLongOptionsMaxWidth(28);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        var failures = new Failures(terminal);
        commandLine.setParameterExceptionHandler(failures);
        commandLine.setExecutionExceptionHandler(failures);
        return commandLine;
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
            return new String[] {line()};
        }

        static String line() {
            return "headroom " + Installation.version();
        }
    }
}
