package dev.headroom.report.folder;

import dev.headroom.report.RunNotWrittenException;
import dev.headroom.report.json.RunJson;
import dev.headroom.report.proof.ProofReport;
import java.nio.file.Path;

/**
 * A proof while it is made: one folder that holds the folder of every run, and {@code proof.json}.
 *
 * <p><b>Guarantee.</b> As of a {@link RunFolder}: a kill at any moment leaves a complete proof or one that says it is incomplete,
 * with the blocks that were finished by then.
 *
 * <p>Not thread-safe.
 */
public final class ProofFolder {

    public static final String PROOF_JSON = "proof.json";

    private final NewFolder files;

    private ProofFolder(NewFolder files) {
        this.files = files;
    }

    /** Makes the folder and marks it incomplete. An empty folder is taken as it is; one with anything in it is refused. */
    public static ProofFolder create(Path folder) throws RunNotWrittenException {
        return create(folder, Disk.REAL);
    }

    static ProofFolder create(Path folder, Disk disk) throws RunNotWrittenException {
        String incomplete = RunJson.incomplete("it was stopped before a block was finished");
        return new ProofFolder(NewFolder.create(folder, disk, PROOF_JSON, incomplete));
    }

    public Path folder() {
        return files.folder();
    }

    /** Where a run of a block goes. */
    public Path run(String name) {
        return folder().resolve(name);
    }

    /** Writes what is known so far, or in the end, in place of what was known before. */
    public void write(ProofReport report) throws RunNotWrittenException {
        files.write(PROOF_JSON, RunJson.of(report));
    }

    /** Leaves the folder marked incomplete, with the reason why nothing can be said. */
    public void abandon(String reason) throws RunNotWrittenException {
        files.write(PROOF_JSON, RunJson.incomplete(reason));
    }
}
