package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Profile;
import dev.headroom.reader.ReadSummary;
import dev.headroom.report.convert.CollapsedWriter;
import dev.headroom.report.convert.FlameSvg;
import dev.headroom.report.convert.SpeedscopeWriter;
import dev.headroom.report.flame.FlameDirection;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that a command writes profiles to, and its format. */
final class OutputOptions {

    /** Formats that can be written. */
    enum Target {
        PPROF,
        COLLAPSED,
        SPEEDSCOPE,
        HTML,
        SVG,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: as the file's name ends (.collapsed, .folded,"
                    + " .speedscope.json, .html, .svg, .json), else pprof.")
    private @Nullable Target named;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write; '-' is standard output.")
    private Path out = Path.of("");

    Path file() {
        return out;
    }

    boolean isStandardOutput() {
        return WholeFile.isStandardOutput(out);
    }

    private Target target() {
        if (named != null) {
            return named;
        }
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".speedscope.json")) {
            return Target.SPEEDSCOPE;
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "collapsed", "folded" -> Target.COLLAPSED;
            case "html" -> Target.HTML;
            case "svg" -> Target.SVG;
            case "json" -> Target.JSON;
            default -> Target.PPROF;
        };
    }

    /** The profiles of these that the format can hold: of collapsed stacks and pictures the first one. */
    List<ReadProfile> holdable(List<ReadProfile> profiles) {
        boolean one = target() == Target.COLLAPSED || target() == Target.SVG;
        return one ? profiles.subList(0, 1) : profiles;
    }

    /** Writes the file whole or not at all. */
    void write(String title, List<ReadProfile> profiles, Terminal terminal) throws CommandFailure {
        WholeFile.write(out, terminal, stream -> write(title, profiles, stream));
    }

    private void write(String title, List<ReadProfile> read, OutputStream stream) throws IOException {
        List<Profile> profiles = read.stream().map(ReadProfile::profile).toList();
        switch (target()) {
            case PPROF -> PprofWriter.write(pprof(read, profiles), stream);
            case COLLAPSED -> CollapsedWriter.write(profiles.get(0), stream);
            case SPEEDSCOPE -> SpeedscopeWriter.write(title, profiles, stream);
            case HTML ->
                FlamePage.write(title, read.stream().map(ReadProfile::toDraw).toList(), FlameDirection.FLAME, stream);
            case SVG -> FlameSvg.write(title, read.get(0).toDraw(), FlameDirection.FLAME, stream);
            case JSON ->
                stream.write(ProfileViewJson.trees(
                                profiles.stream().map(CallTree::of).toList(),
                                read.get(0).stacksEstimated())
                        .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static PprofProfile pprof(List<ReadProfile> read, List<Profile> profiles) {
        long startNanos = read.get(0).summaries().stream()
                .mapToLong(ReadSummary::startNanos)
                .filter(nanos -> nanos > 0)
                .min()
                .orElse(0);
        Duration length = read.get(0).length().orElse(Duration.ZERO);
        return PprofProfile.keepingCounts(profiles, Instant.EPOCH.plusNanos(startNanos), length);
    }
}
