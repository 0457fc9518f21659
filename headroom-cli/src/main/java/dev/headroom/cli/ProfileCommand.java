package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.profile.CalleesCommand;
import dev.headroom.cli.profile.CallersCommand;
import dev.headroom.cli.profile.ConvertCommand;
import dev.headroom.cli.profile.DiffCommand;
import dev.headroom.cli.profile.InfoCommand;
import dev.headroom.cli.profile.LinesCommand;
import dev.headroom.cli.profile.PlateausCommand;
import dev.headroom.cli.profile.TreeCommand;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import dev.headroom.report.json.ProfileJson;
import dev.headroom.report.page.FlamePage;
import dev.headroom.report.text.TopFramesText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom profile}: questions to a profile, whichever tool wrote it. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        header = "Ask a profile: its top functions, its flame graph.",
        description = {
            "",
            "Questions to a profile: JFR recordings (of the JDK or of async-profiler) and collapsed stacks,",
            "each also compressed with gzip. What a file is, is told by its content.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InfoCommand.class,
            ProfileCommand.Top.class,
            TreeCommand.class,
            CallersCommand.class,
            CalleesCommand.class,
            LinesCommand.class,
            PlateausCommand.class,
            ProfileCommand.Flame.class,
            DiffCommand.class,
            ConvertCommand.class
        })
final class ProfileCommand {

    /** What people mean who name no sample type, if the file has it. */
    private static final List<String> USUALLY_WANTED = List.of("cpu", "wall", "alloc_space");

    /** {@code headroom profile top}. */
    @Command(
            name = "top",
            mixinStandardHelpOptions = true,
            description = {"List the functions that weigh most, with the interval of each share.", ""})
    static final class Top implements Callable<Integer> {

        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", description = "The profile.")
        private Path file = Path.of("");

        @Option(
                names = "--sample-type",
                paramLabel = "TYPE",
                description =
                        "Which of the file's sample types, for example cpu, wall or alloc_space. Default: cpu, else wall, else alloc_space, else its first.")
        private @Nullable String sampleType;

        @Option(
                names = "--by",
                paramLabel = "self|total",
                defaultValue = "self",
                description =
                        "Sort by what is spent in the function itself, or in it and below. Default: ${DEFAULT-VALUE}.")
        private TopFrames.By by = TopFrames.By.SELF;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "20",
                description = "How many functions, 0 for all. Default: ${DEFAULT-VALUE}.")
        private int limit;

        @Mixin
        private FormatOption format = new FormatOption();

        Top(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws CommandFailure {
            if (limit < 0) {
                throw CommandFailure.input("--limit takes a number from 0 (all), got " + limit, null);
            }
            ProfileSet profiles = readProfiles(file);
            TopFrames top = TopFrames.of(choose(profiles, sampleType, file), by);
            if (format.isJson()) {
                terminal.out().println(ProfileJson.top(top, limit));
            } else {
                terminal.out().print(TopFramesText.of(top, limit, RunOutput.palette(terminal)));
            }
            warn(profiles, terminal);
            return 0;
        }
    }

    /** {@code headroom profile flame}. */
    @Command(
            name = "flame",
            mixinStandardHelpOptions = true,
            description = {
                "Write an interactive flame graph: one self-contained page, every sample type of the file.",
                ""
            })
    static final class Flame implements Callable<Integer> {

        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", description = "The profile.")
        private Path file = Path.of("");

        @Option(
                names = {"-o", "--out"},
                paramLabel = "PAGE",
                defaultValue = "flame.html",
                description = "The page to write. Default: ${DEFAULT-VALUE}.")
        private Path out = Path.of("flame.html");

        Flame(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws CommandFailure {
            ProfileSet profiles = readProfiles(file);
            if (profiles.profiles().isEmpty()) {
                throw CommandFailure.input(file + " holds no samples, so there is nothing to draw.", null);
            }
            Path partial = out.resolveSibling(out.getFileName() + ".partial");
            try {
                try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(partial))) {
                    FlamePage.write(file.getFileName().toString(), profiles.profiles(), stream);
                }
                Files.move(partial, out, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                partial.toFile().delete();
                throw CommandFailure.input(out + " cannot be written: " + e, e);
            }
            warn(profiles, terminal);
            terminal.out().println(out.toAbsolutePath());
            return 0;
        }
    }

    private static ProfileSet readProfiles(Path file) throws CommandFailure {
        try (Recording recording = Recordings.open(file)) {
            return recording.readProfiles();
        } catch (IOException e) {
            throw CommandFailure.input(e.getMessage() == null ? file + ": " + e : e.getMessage(), e);
        }
    }

    private static Profile choose(ProfileSet profiles, @Nullable String sampleType, Path file) throws CommandFailure {
        List<String> names = profiles.profiles().stream()
                .map(profile -> profile.type().name())
                .toList();
        if (names.isEmpty()) {
            throw CommandFailure.input(file + " holds no samples.", null);
        }
        if (sampleType == null) {
            return USUALLY_WANTED.stream()
                    .flatMap(name -> profiles.find(name).stream())
                    .findFirst()
                    .orElseGet(() -> profiles.profiles().get(0));
        }
        return profiles.find(sampleType)
                .orElseThrow(() -> CommandFailure.input(
                        file + " has no sample type '" + sampleType + "'. It has: " + String.join(", ", names) + ".",
                        null));
    }

    private static void warn(ProfileSet profiles, Terminal terminal) {
        profiles.summary().notes().forEach(note -> terminal.err().println("headroom: " + note));
        if (profiles.summary().skipped() > 0) {
            terminal.err()
                    .println("headroom: " + profiles.summary().skipped() + " events were skipped, the first because "
                            + profiles.summary().firstSkipReason());
        }
    }
}
