package dev.headroom.report.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.report.ReportException;
import dev.headroom.report.RunNotWrittenException;
import dev.headroom.report.fixture.ProvenShop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof on its way to the disk: whole, or it says that it is not. */
class ProofFolderTest {

    @TempDir
    private Path temporary;

    private static JsonNode proof(Path folder) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(ProofFolder.PROOF_JSON).toFile());
    }

    @Test
    void itIsMarkedIncompleteFromItsFirstMomentOn() throws ReportException, IOException {
        ProofFolder folder = ProofFolder.create(temporary.resolve("proof"));

        assertThat(proof(folder.folder()).path("complete").asBoolean(true)).isFalse();
        assertThat(proof(folder.folder()).path("reason").asText()).contains("before a block was finished");
    }

    @Test
    void eachBlockTakesThePlaceOfWhatWasKnownBefore() throws ReportException, IOException {
        ProofFolder folder = ProofFolder.create(temporary.resolve("proof"));

        folder.write(ProvenShop.report(2));
        assertThat(proof(folder.folder()).path("complete").asBoolean(true)).isFalse();
        assertThat(proof(folder.folder()).path("blocks").asInt()).isEqualTo(2);
        folder.write(ProvenShop.report(3));

        assertThat(proof(folder.folder()).path("complete").asBoolean()).isTrue();
        assertThat(folder.folder()).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void aKillAfterAnyStepLeavesAWholeProofOrOneMarkedIncomplete() throws IOException, ReportException {
        boolean finished = false;
        for (int steps = 0; !finished; steps++) {
            Path folder = temporary.resolve("killed-after-" + steps);
            finished = writeUntilKilled(folder, steps);
            if (Files.exists(folder.resolve(ProofFolder.PROOF_JSON))) {
                assertThat(proof(folder).path("complete").asBoolean())
                        .as("killed after %d steps", steps)
                        .isEqualTo(finished || proof(folder).path("blocks").asInt() == 3);
            }
            assertThat(steps).isLessThan(100);
        }
    }

    @Test
    void aFolderWithAnythingInItIsRefused() throws IOException {
        Files.createFile(temporary.resolve("other"));

        assertThatThrownBy(() -> ProofFolder.create(temporary))
                .isInstanceOf(RunNotWrittenException.class)
                .hasMessageContaining("not empty");
    }

    private static boolean writeUntilKilled(Path folder, int steps) throws ReportException {
        try {
            ProofFolder proof = ProofFolder.create(folder, new StoppingDisk(steps));
            proof.write(ProvenShop.report(1));
            proof.write(ProvenShop.report(3));
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The real one, until its power goes. Not thread-safe. */
    private static final class StoppingDisk implements Disk {

        private int stepsLeft;

        StoppingDisk(int steps) {
            stepsLeft = steps;
        }

        private Disk step() {
            if (stepsLeft-- <= 0) {
                throw new Killed();
            }
            return Disk.REAL;
        }

        @Override
        public void createFolder(Path folder) throws IOException {
            step().createFolder(folder);
        }

        @Override
        public OutputStream open(Path file) throws IOException {
            return step().open(file);
        }

        @Override
        public void force(Path path) throws IOException {
            step().force(path);
        }

        @Override
        public void moveOver(Path from, Path to) throws IOException {
            step().moveOver(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            step().delete(path);
        }
    }
}
