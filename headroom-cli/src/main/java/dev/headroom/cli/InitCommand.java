package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.config.starter.ConfigFileExistsException;
import dev.headroom.cli.config.starter.ConfigSchema;
import dev.headroom.cli.config.starter.MeasuredBudgets;
import dev.headroom.cli.config.starter.StarterConfig;
import dev.headroom.cli.config.starter.UnmeasuredBudgetException;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.MetricUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code headroom init}: a first {@code headroom.yml}, and its limits from a first run. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        header = "Write a commented headroom.yml, and fill in its limits from a run.",
        description = {
            "",
            "Write a commented headroom.yml from what is found in a project's folder:",
            "how to start it, its endpoints, and budgets marked [measure] for a first run to fill in;",
            "and the JSON Schema beside it by which editors complete and check it.",
            "",
            "With --from RUN, fill in every [measure] with what that run measured and some slack, and leave",
            "every other byte as it is. The result is printed; --write puts it into the file.",
            ""
        })
final class InitCommand implements Callable<Integer> {

    private static final double MOST_SLACK = 10;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = ".", description = "The project. Default: here.")
    private Path directory = Path.of(".");

    @Option(names = "--force", description = "Overwrite files that are already there.")
    private boolean force;

    @Option(names = "--from", paramLabel = "RUN", description = "The folder of a run to fill in [measure] from.")
    private @Nullable Path run;

    @Option(
            names = "--slack",
            paramLabel = "SHARE",
            converter = Slack.class,
            description = "How far beyond the measured value a limit lies. Default: 20%%.")
    private double slack = 0.2;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration to fill in. Default: headroom.yml of DIR.")
    private @Nullable Path config;

    @Option(names = "--write", description = "Write the filled-in configuration into its file.")
    private boolean write;

    @Option(names = "--schema", description = "Print the JSON Schema of headroom.yml, and do nothing else.")
    private boolean schema;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (schema) {
            terminal.print(ConfigSchema.text());
        } else if (run != null) {
            fill(
                    run,
                    config != null ? config : directory.resolve("headroom.yml").normalize());
        } else if (write || config != null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--write and --config belong to --from RUN, which fills in a configuration that is there");
        } else {
            start();
        }
        return 0;
    }

    private void start() throws CommandFailure {
        Path file = directory.resolve("headroom.yml");
        Path schemaFile = directory.resolve(ConfigSchema.FILE_NAME);
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
        if (force || Files.notExists(schemaFile)) {
            WholeFile.write(schemaFile, out -> out.write(ConfigSchema.text().getBytes(StandardCharsets.UTF_8)));
            terminal.err().println("headroom: " + schemaFile + " tells editors what may stand in it.");
        } else {
            terminal.err().println("headroom: " + schemaFile + " was there and was left as it is.");
        }
        terminal.err().println("headroom: look it over, then: headroom run -c " + file);
        terminal.err()
                .println("headroom: then put what it measured in place of [measure]: headroom init --from RUN --write");
    }

    private void fill(Path from, Path file) throws CommandFailure {
        HeadroomConfig read = RunCommand.read(file);
        MeasuredBudgets filled;
        try {
            filled = MeasuredBudgets.of(read, file, RunOutput.baseline(from).orElseThrow(), slack);
        } catch (UnmeasuredBudgetException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        if (filled.said().isEmpty()) {
            terminal.err().println("headroom: " + file + " has no [measure], so there is nothing to fill in.");
        }
        filled.said().forEach(said -> terminal.err().println("headroom: " + said));
        if (!write) {
            terminal.print(filled.text());
        } else if (!filled.said().isEmpty()) {
            WholeFile.write(file, out -> out.write(filled.text().getBytes(StandardCharsets.UTF_8)));
            terminal.out().println(file);
        }
    }

    /** {@code 20%}, or {@code 0.2}. */
    static final class Slack implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            try {
                double ratio = MetricUnit.RATIO.parse(text);
                if (ratio <= MOST_SLACK) {
                    return ratio;
                }
            } catch (ExpressionException e) {
                throw new TypeConversionException("'" + text + "' is no share: " + e.problem() + ".");
            }
            throw new TypeConversionException("'" + text + "' is too much slack; give at most 1000%.");
        }
    }
}
