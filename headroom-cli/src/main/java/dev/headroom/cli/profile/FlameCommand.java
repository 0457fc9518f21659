package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.report.convert.FlameSvg;
import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import dev.headroom.report.page.FlamePage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom profile flame}. */
@Command(
        name = "flame",
        mixinStandardHelpOptions = true,
        header = "A flame graph: one self-contained interactive page, or a picture.",
        description = {
            "",
            "The page holds every sample type of one file, or of several files the one asked for,",
            "added up. It searches, zooms, and turns to callers, to packages or to one function;",
            "'?' on it lists its keys. A file that ends in .svg becomes a picture for documents: of",
            "one sample type, static, for light and dark.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  headroom profile flame recording.jfr",
            "  headroom profile flame cpu.pb.gz -o cpu.svg --icicle --title 'checkout, 400 requests/s'",
            "  headroom profile flame heap.pb.gz --sample-type inuse_space --focus 'acme' -o heap.html"
        })
public final class FlameCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Profiles; several are added up.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            defaultValue = "flame.html",
            description =
                    "The page or, if it ends in .svg, the picture to write; '-' is standard output. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("flame.html");

    @Option(names = "--title", paramLabel = "TEXT", description = "What was profiled. Default: the file's name.")
    private @Nullable String title;

    @Option(names = "--icicle", description = "The root on top and callees below. On a page this can be turned.")
    private boolean icicle;

    @Mixin
    private ProfileInput input = new ProfileInput();

    public FlameCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        List<FlameView> views = input.readToDraw(files, terminal);
        String heading = title == null ? ProfileInput.title(files) : title;
        FlameDirection direction = icicle ? FlameDirection.ICICLE : FlameDirection.FLAME;
        if (out.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            WholeFile.write(out, terminal, stream -> FlameSvg.write(heading, views.get(0), direction, stream));
        } else {
            WholeFile.write(out, terminal, stream -> FlamePage.write(heading, views, direction, stream));
        }
        if (!WholeFile.isStandardOutput(out)) {
            terminal.print(out.toAbsolutePath() + System.lineSeparator());
        }
        return 0;
    }
}
