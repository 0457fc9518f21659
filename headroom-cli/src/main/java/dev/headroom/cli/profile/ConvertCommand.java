package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Profile;
import dev.headroom.report.convert.CollapsedWriter;
import dev.headroom.report.convert.SpeedscopeWriter;
import dev.headroom.report.json.ProfileViewJson;
import dev.headroom.report.page.FlamePage;
import dev.headroom.report.pprof.PprofProfile;
import dev.headroom.report.pprof.PprofWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom profile convert}. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        header = "Write a profile in another tool's format; several files are merged.")
public final class ConvertCommand implements Callable<Integer> {

    /** Formats that can be written. */
    enum Target {
        PPROF,
        COLLAPSED,
        SPEEDSCOPE,
        HTML,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles; several are added up.")
    private List<String> files = List.of();

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private Target target = Target.PPROF;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write.")
    private Path out = Path.of("");

    @Mixin
    private ProfileInput input = new ProfileInput();

    public ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        Profile profile = input.read(files, terminal);
        WholeFile.write(out, stream -> write(profile, stream));
        terminal.print(out.toAbsolutePath() + System.lineSeparator());
        return 0;
    }

    private void write(Profile profile, OutputStream stream) throws IOException {
        String name = ProfileInput.title(files);
        switch (target) {
            case PPROF ->
                PprofWriter.write(new PprofProfile(List.of(profile), List.of(), Instant.EPOCH, Duration.ZERO), stream);
            case COLLAPSED -> CollapsedWriter.write(profile, stream);
            case SPEEDSCOPE -> SpeedscopeWriter.write(name, List.of(profile), stream);
            case HTML -> FlamePage.write(name, List.of(profile), stream);
            case JSON ->
                stream.write(ProfileViewJson.tree(CallTree.of(profile), 0).getBytes(StandardCharsets.UTF_8));
        }
    }
}
