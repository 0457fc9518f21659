package dev.headroom.cli.invocation;

import picocli.CommandLine.Option;

/** The option every command that prints a result has. */
public final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the result is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.TEXT;

    /** Whether the result is for a program. */
    public boolean isJson() {
        return format == OutputFormat.JSON;
    }
}
