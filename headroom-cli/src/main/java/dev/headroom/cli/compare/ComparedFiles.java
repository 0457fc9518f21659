package dev.headroom.cli.compare;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.reader.benchmark.BenchmarkResults;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a user named, read: files, folders of runs, and folders of either. */
final class ComparedFiles {

    /** More results of one side were not meant. */
    private static final int MOST = 1_000;

    List<BenchmarkRun> read(List<Path> named) throws CommandFailure {
        List<BenchmarkRun> runs = new ArrayList<>();
        for (Path path : named) {
            for (Path result : isFolderOfResults(path) ? inside(path) : List.of(path)) {
                runs.add(read(result));
            }
        }
        return runs;
    }

    private static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve(RunFolder.RUN_JSON));
    }

    private static boolean isFolderOfResults(Path path) {
        return Files.isDirectory(path) && !isRun(path);
    }

    private static List<Path> inside(Path folder) throws CommandFailure {
        List<Path> results;
        try (Stream<Path> entries = Files.list(folder)) {
            results = entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(entry -> !Files.isDirectory(entry) || isRun(entry))
                    .sorted()
                    .limit(MOST + 1L)
                    .toList();
        } catch (IOException e) {
            throw CommandFailure.input(folder + ": the folder cannot be read: " + e + ". Check its rights.", e);
        }
        if (results.isEmpty()) {
            throw CommandFailure.input(
                    folder
                            + ": the folder holds neither a run nor a result. Name a run's folder, a file, or a folder of them.",
                    null);
        }
        if (results.size() > MOST) {
            throw CommandFailure.input(
                    folder + ": the folder holds more than " + MOST
                            + " results. Name those to compare with --base and --head.",
                    null);
        }
        return results;
    }

    private static BenchmarkRun read(Path result) throws CommandFailure {
        try {
            return isRun(result)
                    ? RunBenchmarks.of(result.toString(), RunFolder.open(result))
                    : BenchmarkResults.read(result);
        } catch (UnreadableRunException e) {
            throw CommandFailure.input(e.getMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.input(e.getMessage() == null ? result + ": " + e : e.getMessage(), e);
        }
    }
}
