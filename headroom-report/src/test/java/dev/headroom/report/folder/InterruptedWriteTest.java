package dev.headroom.report.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.report.ReportException;
import dev.headroom.report.RunNotWrittenException;
import dev.headroom.report.RunReport;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.fixture.ShopRun;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedWriteTest {

    private static final long PLENTY = Long.MAX_VALUE;

    private final Path temporary;

    InterruptedWriteTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void aKillAfterAnyStepLeavesAWholeRunOrOneMarkedIncomplete() throws ReportException {
        RunReport report = ShopRun.report();
        boolean finished = false;

        for (int steps = 0; !finished; steps++) {
            Path folder = temporary.resolve("killed-after-" + steps);
            finished = writeUntilKilled(folder, report, new DyingDisk(steps, PLENTY));
            assertWholeOrIncomplete(folder, report, finished);
            assertThat(steps).isLessThan(500);
        }
    }

    @Test
    void aFullDiskLeavesNothingHalfWritten() throws ReportException, IOException {
        long whole = 0;
        for (long room = 0; whole == 0; room += 97) {
            Path folder = temporary.resolve("full-at-" + room);
            var disk = new DyingDisk(Integer.MAX_VALUE, room);
            try {
                RunFolder.create(folder, disk).finish(ShopRun.report());
                whole = room;
            } catch (RunNotWrittenException e) {
                assertThat(e).hasMessageContaining(folder.toString()).hasMessageContaining("No space left");
                assertNothingPartial(folder);
                assertThatThrownBy(() -> RunFolder.open(folder)).isInstanceOf(UnreadableRunException.class);
            }
        }

        assertThat(whole).isPositive();
        assertThat(RunFolder.open(temporary.resolve("full-at-" + whole)).measurement())
                .isEqualTo(ShopRun.report().measurement());
    }

    @Test
    void aDiskThatIsFullFromTheStartLeavesNoFolder() {
        Path folder = temporary.resolve("never");

        assertThatThrownBy(() -> RunFolder.create(folder, new DyingDisk(Integer.MAX_VALUE, 0)))
                .isInstanceOf(RunNotWrittenException.class);

        assertThat(folder).doesNotExist();
    }

    @Test
    void aProducerThatFailsLeavesNoFile() throws ReportException, IOException {
        RunFolder run = RunFolder.create(temporary);

        assertThatThrownBy(() -> run.write(RunFolder.REPORT_PAGE, out -> {
                    out.write(1);
                    throw new IOException("drawing failed");
                }))
                .isInstanceOf(RunNotWrittenException.class)
                .hasMessageContaining("report.html")
                .hasMessageContaining("drawing failed");

        assertThat(run.path(RunFolder.REPORT_PAGE)).doesNotExist();
        assertNothingPartial(temporary);
    }

    private static boolean writeUntilKilled(Path folder, RunReport report, Disk disk) throws ReportException {
        try {
            RunFolder.create(folder, disk).finish(report);
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    private static void assertWholeOrIncomplete(Path folder, RunReport report, boolean finished)
            throws ReportException {
        if (!finished && Files.notExists(folder.resolve("cpu.pb.gz"))) {
            assertThatThrownBy(() -> RunFolder.open(folder)).isInstanceOf(UnreadableRunException.class);
            return;
        }
        try {
            assertThat(RunFolder.open(folder).measurement()).isEqualTo(report.measurement());
            assertThat(folder.resolve("findings.json")).exists();
            assertThat(folder.resolve("report.md")).exists();
        } catch (UnreadableRunException e) {
            assertThat(finished).as("%s", e.getMessage()).isFalse();
            assertThat(e).hasMessageContaining("stopped before anything was measured");
        }
    }

    private static void assertNothingPartial(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".partial"));
            }
        }
    }

    /** The process is gone: nothing after this happens, no clean-up either. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A disk of a process that dies after some steps, or that fills up after some bytes. */
    private static final class DyingDisk implements Disk {

        private int stepsLeft;
        private long bytesLeft;

        DyingDisk(int stepsLeft, long bytesLeft) {
            this.stepsLeft = stepsLeft;
            this.bytesLeft = bytesLeft;
        }

        private void step() {
            if (stepsLeft <= 0) {
                throw new Killed();
            }
            stepsLeft--;
        }

        @Override
        public void createFolder(Path folder) throws IOException {
            step();
            REAL.createFolder(folder);
        }

        @Override
        public OutputStream open(Path file) throws IOException {
            step();
            return new FilterOutputStream(REAL.open(file)) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    step();
                    int fits = (int) Math.min(length, bytesLeft);
                    out.write(bytes, offset, fits);
                    bytesLeft -= fits;
                    if (fits < length) {
                        throw new IOException("No space left on device");
                    }
                }
            };
        }

        @Override
        public void force(Path path) {
            step();
        }

        @Override
        public void moveOver(Path from, Path to) throws IOException {
            step();
            REAL.moveOver(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            step();
            REAL.delete(path);
        }
    }
}
