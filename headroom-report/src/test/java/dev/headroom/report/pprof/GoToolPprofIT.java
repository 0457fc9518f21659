package dev.headroom.report.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.report.fixture.ShopRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our files opened by the program they are written for. */
class GoToolPprofIT {

    private final Path temporary;

    GoToolPprofIT(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void itShowsOurSelfAndTotalOfEveryFunction() throws IOException, InterruptedException {
        for (PprofFile file : PprofFile.of(ShopRun.report())) {
            Path written = write(file.profile(), file.name());

            String shown = top(written, "-unit=" + (file.name().startsWith("alloc") ? "B" : "ns"));

            Profile whole = file.profile().columns().get(0);
            assertThat(TopFrames.of(whole, TopFrames.By.SELF).rows())
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        String unit = whole.type().unit().equals("bytes") ? "B" : "ns";
                        String line = shown.lines()
                                .filter(l -> l.endsWith("  " + row.frame().name()))
                                .findFirst()
                                .orElseThrow(
                                        () -> new AssertionError(row.frame().name() + " is missing in\n" + shown));
                        String[] cells = line.strip().split("\\s+");
                        assertThat(nonZero(cells[0], unit))
                                .isEqualTo(row.weight().self());
                        assertThat(nonZero(cells[3], unit))
                                .isEqualTo(row.weight().total());
                    });
        }
    }

    @Test
    void itCountsSamplesAndKnowsWindowAndPeriod() throws IOException, InterruptedException {
        Path written = write(PprofFile.of(ShopRun.report()).get(0).profile(), "cpu.pb.gz");

        assertThat(top(written, "-sample_index=samples"))
                .contains("Type: samples")
                .contains("of 1200 total");
        assertThat(run("-raw", written.toString()))
                .contains("PeriodType: cpu nanoseconds", "Period: 10000000", "Duration: 20")
                .contains("samples/count", "cpu/nanoseconds[dflt]");
    }

    @Test
    void itFindsTheSamplesOfAnEndpoint() throws IOException, InterruptedException {
        Path written = write(PprofFile.of(ShopRun.report()).get(0).profile(), "cpu.pb.gz");

        String tags = run("-tags", "-unit=ns", written.toString());

        assertThat(tags).contains("endpoint: Total").contains(ShopRun.ORDERS);
        assertThat(top(written, "-sample_index=samples", "-tagfocus=endpoint=orders"))
                .contains("Active filters")
                .containsPattern("940, 78\\.\\d+% of 1200 total");
    }

    @Test
    void itShowsObjectsAndBytesOfAllocationsAndKeepsStacklessWeight() throws IOException, InterruptedException {
        var stacks = new StackTable();
        var objects = new Profile(SampleType.ALLOC_OBJECTS, stacks);
        var bytes = new Profile(SampleType.ALLOC_SPACE, new StackTable());
        objects.add(stacks.stackOf(List.of(dev.headroom.profile.Frame.named("a.B.<init>"))), 7, 1);
        objects.add(StackTable.ROOT, 5, 1);
        bytes.add(bytes.stacks().stackOf(List.of(dev.headroom.profile.Frame.named("a.B.<init>"))), 4096, 1);
        Path written = write(
                new PprofProfile(List.of(objects, bytes), List.of(), Instant.EPOCH, Duration.ofSeconds(1)),
                "alloc.pb.gz");

        assertThat(top(written, "-unit=B")).containsPattern("4096B +100% +100% +4096B +100% +a\\.B\\.<init>");
        assertThat(top(written, "-sample_index=alloc_objects")).containsPattern("5 .* \\[no stack]");
    }

    private Path write(PprofProfile profile, String name) throws IOException {
        Path file = temporary.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            PprofWriter.write(profile, out);
        }
        return file;
    }

    private String top(Path file, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-top", "-nodecount=0", "-nodefraction=0"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        return run(arguments.toArray(String[]::new));
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go", "tool", "pprof"));
        command.addAll(List.of(arguments));
        Path output = temporary.resolve("output.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PPROF_TMPDIR", temporary.toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return fail("go is not on the PATH: install it (Debian: apt-get install golang-go)", e);
        }
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("go tool pprof ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static long nonZero(String cell, String unit) {
        return cell.equals("0") ? 0 : Long.parseLong(cell.substring(0, cell.length() - unit.length()));
    }
}
