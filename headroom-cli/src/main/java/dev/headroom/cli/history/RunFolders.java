package dev.headroom.cli.history;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.gate.history.LeftOut;
import dev.headroom.gate.history.PastRun;
import dev.headroom.gate.history.PastRuns;
import dev.headroom.report.StoredRun;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.folder.ProofFolder;
import dev.headroom.report.folder.RunFolder;
import dev.headroom.report.json.RunJson;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs that lie under a folder, at most four folders deep. Links are not followed and hidden folders not entered; what
 * lies in a run's own folder is the run's.
 */
public final class RunFolders {

    private static final int DEEPEST = 4;
    private static final int MOST_FOLDERS = 100_000;
    private static final int TOLD_EVERY = 50;

    private final Path top;
    private final List<Path> runs = new ArrayList<>();
    private final List<Path> ofProofs = new ArrayList<>();
    private final List<Path> closed = new ArrayList<>();

    private RunFolders(Path top) {
        this.top = top;
    }

    /** @throws CommandFailure if there is no such folder, or no run in it */
    public static RunFolders under(Path top) throws CommandFailure {
        if (!Files.isDirectory(top)) {
            throw CommandFailure.input(
                    top + (Files.exists(top) ? " is a file." : " does not exist.")
                            + " Give a folder that holds runs, or --csv FILE; headroom run writes into headroom-runs.",
                    null);
        }
        var folders = new RunFolders(top);
        try {
            Files.walkFileTree(
                    top, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST + 1, folders.new Walk());
        } catch (IOException e) {
            throw CommandFailure.input(top + " cannot be looked through: " + e, e);
        }
        if (folders.runs.isEmpty() && folders.ofProofs.isEmpty()) {
            throw CommandFailure.input(
                    "There is no run under " + top + ", down to " + DEEPEST
                            + " folders: no run.json. Give the folder that holds the folders of runs.",
                    null);
        }
        return folders;
    }

    /** Folders that could not be looked into. */
    public List<Path> closed() {
        return List.copyOf(closed);
    }

    /** Reads all of them; those that cannot be read are counted as such. */
    public PastRuns read(Progress progress) {
        var past = new PastRuns();
        ofProofs.forEach(run -> past.leaveOut(LeftOut.Reason.PART_OF_PROOF, name(run)));
        progress.phase("reading " + runs.size() + " runs", Duration.ZERO);
        for (int i = 0; i < runs.size(); i++) {
            if (i % TOLD_EVERY == 0) {
                progress.detail(i + " of " + runs.size());
            }
            read(runs.get(i), past);
        }
        progress.end();
        return past;
    }

    private void read(Path run, PastRuns past) {
        try {
            StoredRun stored = RunJson.readMeasured(run.resolve(RunFolder.RUN_JSON));
            past.add(new PastRun(name(run), stored.measurement(), stored.verdict()));
        } catch (UnreadableRunException e) {
            // Such a file says of itself that nothing was measured.
            boolean incomplete = e.place().equals("complete");
            past.leaveOut(
                    incomplete ? LeftOut.Reason.INCOMPLETE : LeftOut.Reason.UNREADABLE,
                    name(run) + (incomplete ? "" : " (" + problem(e) + ")"));
        }
    }

    private static String problem(UnreadableRunException e) {
        String place = e.place();
        return place.isEmpty() ? RunFolder.RUN_JSON : RunFolder.RUN_JSON + " at " + place;
    }

    private String name(Path run) {
        String relative = top.relativize(run).toString();
        return relative.isEmpty() ? run.toString() : relative;
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        private int folders;
        private @Nullable Path proof;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (++folders > MOST_FOLDERS) {
                throw new IOException(
                        "it holds more than " + MOST_FOLDERS + " folders; give the one that holds the runs");
            }
            if (!folder.equals(top) && folder.getFileName().toString().startsWith(".")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.exists(folder.resolve(ProofFolder.PROOF_JSON))) {
                proof = folder;
            }
            if (Files.exists(folder.resolve(RunFolder.RUN_JSON))) {
                boolean ofProof = proof != null && folder.startsWith(proof);
                (ofProof ? ofProofs : runs).add(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            closed.add(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
