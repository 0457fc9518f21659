package dev.headroom.cli.invocation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Builds the commands that a command line can reach. To build one means reflection over all its options; for all of them
 * together that takes longer than most of them run.
 *
 * @param factory makes the commands
 */
public record CommandTree(IFactory factory) {

    /** Everything there is. */
    public CommandLine whole(CommandGroup root) {
        CommandLine whole = new CommandLine(root, factory);
        addAll(whole, root);
        return whole;
    }

    /**
     * What these arguments can reach, told by the words before the first option. A group whose command is not named there
     * has all of them, with all below, since any of them may still come, or be suggested.
     */
    public CommandLine reachedBy(CommandGroup root, List<String> arguments) {
        CommandLine reached = new CommandLine(root, factory);
        addReached(reached, root, arguments);
        return reached;
    }

    private void addReached(CommandLine parent, CommandGroup group, List<String> arguments) {
        Optional<Class<?>> named = arguments.isEmpty() ? Optional.empty() : named(group, arguments.get(0));
        if (named.isEmpty()) {
            addAll(parent, group);
            return;
        }
        var child = new CommandLine(named.get(), factory);
        if (child.getCommand() instanceof CommandGroup nested) {
            List<String> rest = arguments.subList(1, arguments.size());
            if (nested instanceof Callable
                    && !rest.isEmpty()
                    && named(nested, rest.get(0)).isPresent()) {
                // It does something of its own too, and would want its own options in front of its command's.
                child = new CommandLine(CommandSpec.create().name(child.getCommandName()), factory);
            }
            addReached(child, nested, rest);
        }
        parent.addSubcommand(nameOf(named.get()), child);
    }

    private void addAll(CommandLine parent, CommandGroup group) {
        for (Class<?> type : group.commands()) {
            CommandLine child = add(parent, type);
            if (child.getCommand() instanceof CommandGroup nested) {
                addAll(child, nested);
            }
        }
    }

    private CommandLine add(CommandLine parent, Class<?> type) {
        var child = new CommandLine(type, factory);
        parent.addSubcommand(nameOf(type), child);
        return child;
    }

    private static Optional<Class<?>> named(CommandGroup group, String name) {
        for (Class<?> type : group.commands()) {
            if (nameOf(type).equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static String nameOf(Class<?> type) {
        return type.getAnnotation(Command.class).name();
    }
}
