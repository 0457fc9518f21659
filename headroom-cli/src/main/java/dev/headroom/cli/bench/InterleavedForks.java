package dev.headroom.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Runs both builds in blocks of one fork each, right after one another, the order turned round from block to block (ABBA), so
 * that a machine that slowly gets slower favours neither.
 *
 * @param blocks at least one
 * @param folder that all results go to; must not exist or be empty
 */
record InterleavedForks(JmhBuild base, JmhBuild head, int blocks, Path folder) {

    static final String BASE_JSON = "base.json";
    static final String HEAD_JSON = "head.json";

    /**
     * Measures all blocks; after each the merged results of both sides are written, so that a kill leaves what was finished.
     *
     * @return how many blocks were finished: all of them unless it was interrupted
     */
    int run(Interruption interruption, Progress progress) throws CommandFailure {
        createFolder();
        interruption.listen();
        var ofBase = new MergedResults();
        var ofHead = new MergedResults();
        long start = System.nanoTime();
        int finished = 0;
        while (finished < blocks && !interruption.requested()) {
            int block = finished + 1;
            boolean baseFirst = block % 2 == 1;
            for (boolean changed : new boolean[] {!baseFirst, baseFirst}) {
                int run = 2 * finished + (changed == baseFirst ? 1 : 0);
                progress.phase(
                        "block " + block + " of " + blocks + ", " + side(changed) + " (" + left(run, start) + ")",
                        expected(run, start));
                if (!fork(block, changed).run(interruption, progress)) {
                    return finished;
                }
            }
            // A thread that is still marked as interrupted cannot write: its channels close under it.
            boolean interrupted = Thread.interrupted();
            merge(ofBase, fork(block, false), BASE_JSON);
            merge(ofHead, fork(block, true), HEAD_JSON);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            finished = block;
        }
        return finished;
    }

    private void createFolder() throws CommandFailure {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw CommandFailure.input(
                            folder + ": the folder is not empty. Give a new or an empty one by --out.", null);
                }
            }
        } catch (IOException e) {
            throw CommandFailure.input(folder + ": the folder cannot be made: " + e + ". Give another by --out.", e);
        }
    }

    private JmhFork fork(int block, boolean changed) {
        String name = "block-" + block + "-" + side(changed);
        return new JmhFork(
                changed ? head : base,
                folder.resolve(name + ".json").toAbsolutePath(),
                folder.resolve(name + ".log").toAbsolutePath());
    }

    private static String side(boolean changed) {
        return changed ? "head" : "base";
    }

    private void merge(MergedResults merged, JmhFork fork, String name) throws CommandFailure {
        merged.add(fork.result());
        try {
            byte[] json = merged.toJson();
            WholeFile.write(folder.resolve(name), stream -> stream.write(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree in memory is always writable as text", e);
        }
    }

    /** As long as a run took on average so far; unknown before the first has ended. */
    private static Duration expected(int run, long startNanos) {
        return run == 0 ? Duration.ZERO : Duration.ofNanos((System.nanoTime() - startNanos) / run);
    }

    private String left(int run, long startNanos) {
        long seconds = expected(run, startNanos).multipliedBy(2L * blocks - run).toSeconds();
        return run == 0
                ? 2 * blocks + " runs of JMH in all"
                : seconds < 60 ? seconds + " s left" : seconds / 60 + " min " + seconds % 60 + " s left";
    }
}
