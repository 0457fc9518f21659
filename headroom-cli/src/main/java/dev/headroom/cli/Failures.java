package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what a command throws into a message and an exit code. A class and not two lambdas: the JVM's archive of classes
 * leaves out lambdas of interfaces as old as picocli's, and the interfaces with them.
 */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    static final int INPUT_REFUSED = 2;
    static final int RUN_FAILED = 4;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is wrong and where to read on; the whole usage would push it off the screen. */
    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        terminal.err().println("headroom: " + exception.getMessage());
        if (exception instanceof UnmatchedArgumentException unmatched) {
            unmatched.getSuggestions().stream().limit(1).forEach(nearest -> terminal.err()
                    .println("Did you mean '" + nearest + "'?"));
        }
        String commands = String.join(", ", command.getSubcommands().keySet());
        if (!commands.isEmpty()) {
            terminal.err().println("Commands: " + commands);
        }
        terminal.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return INPUT_REFUSED;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof CommandFailure failure) {
            terminal.err().println("headroom: " + failure.getMessage());
            return failure.exitCode();
        }
        terminal.err().println("headroom: this is a defect in Headroom; please report it with the lines below.");
        exception.printStackTrace(terminal.err());
        return RUN_FAILED;
    }
}
