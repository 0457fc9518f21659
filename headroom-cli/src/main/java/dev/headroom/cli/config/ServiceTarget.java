package dev.headroom.cli.config;

import java.util.List;

/** How Headroom comes by the service it measures. */
public sealed interface ServiceTarget {

    /**
     * Headroom starts the service and stops it.
     *
     * @param arguments the program and its arguments; no shell is involved
     */
    record Command(List<String> arguments) implements ServiceTarget {
        public Command {
            arguments = List.copyOf(arguments);
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("A command names a program");
            }
        }
    }

    /** A JVM that already runs on this machine. */
    record Attach(long pid) implements ServiceTarget {
        public Attach {
            if (pid <= 0) {
                throw new IllegalArgumentException("A process id is above 0, got " + pid);
            }
        }
    }

    /** Only a URL is known: it is loaded, and nothing is profiled. */
    record UrlOnly() implements ServiceTarget {}
}
