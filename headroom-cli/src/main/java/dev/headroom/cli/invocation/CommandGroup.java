package dev.headroom.cli.invocation;

import java.util.List;

/** A command that holds others, and may do something of its own. They are named here and not in its annotation, so that picocli need not build all. */
public interface CommandGroup {

    /** The classes of its commands, each with its name in its {@code @Command}, in the order the help lists them. */
    List<Class<?>> commands();
}
