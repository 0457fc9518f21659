package dev.headroom.cli;

import dev.headroom.cli.config.ConfigException;
import dev.headroom.cli.config.ConfigReader;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.proof.LoadLikeness;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.kept.KeptBlocks;
import dev.headroom.gate.kept.KeptRun;
import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.gate.proof.MeasuredRun;
import dev.headroom.report.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Folders of kept runs, read to be judged as blocks; refused where they are none. */
final class KeptFolders {

    private final Map<Path, StoredRun> baselines = new LinkedHashMap<>();
    private final Map<Path, StoredRun> runs = new LinkedHashMap<>();

    private KeptFolders() {}

    /** @throws CommandFailure if a folder is no run to judge by, stands twice, or was measured otherwise than the others */
    static KeptFolders read(List<Path> baselines, List<Path> runs) throws CommandFailure {
        requirePairs(runs.size(), baselines.size());
        requireDistinct(baselines, runs);
        var folders = new KeptFolders();
        for (Path folder : baselines) {
            folders.baselines.put(folder, RunOutput.baseline(folder).orElseThrow());
        }
        for (Path folder : runs) {
            folders.runs.put(folder, run(folder));
        }
        folders.requireNoCopies();
        folders.requireOneLoad();
        return folders;
    }

    private static void requirePairs(int runs, int baselines) throws CommandFailure {
        if (runs != baselines) {
            throw CommandFailure.input(
                    counted(runs, "run") + " against " + counted(baselines, "baseline")
                            + ": a block is a run of each side. Name as many baselines as runs.",
                    null);
        }
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** @throws CommandFailure if a folder stands twice */
    static void requireDistinct(List<Path> baselines, List<Path> runs) throws CommandFailure {
        Map<Path, Path> seen = new HashMap<>();
        for (Path folder : Stream.concat(baselines.stream(), runs.stream()).toList()) {
            Path other = seen.putIfAbsent(real(folder), folder);
            if (other != null) {
                throw CommandFailure.input(
                        folder + " and " + other + " are the same folder, and a run counts once. Name each run once.",
                        null);
            }
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            // It is said better when the folder is read.
            return folder.toAbsolutePath().normalize();
        }
    }

    private static StoredRun run(Path folder) throws CommandFailure {
        StoredRun run = GateCommand.open(folder);
        String problem = !run.measurement().complete()
                ? "the run was stopped before its window ended"
                : run.verdict() == Verdict.INVALID
                        ? "its verdict is invalid ("
                                + String.join(" ", run.measurement().selfCheck().reasons()) + ")"
                        : run.failures().orElse("");
        if (!problem.isEmpty()) {
            throw CommandFailure.run(
                    folder + " is no side of a block: " + problem + ". Measure it again with headroom run.", null);
        }
        return run;
    }

    /** A copy has another folder and the same nanosecond. */
    private void requireNoCopies() throws CommandFailure {
        Map<Instant, Path> seen = new HashMap<>();
        for (Map.Entry<Path, StoredRun> entry : all()) {
            Instant started = entry.getValue().measurement().started();
            Path other = seen.putIfAbsent(started, entry.getKey());
            if (other != null) {
                throw CommandFailure.input(
                        entry.getKey() + " and " + other + " both began at " + started
                                + ", so one is a copy of the other. Name each run once.",
                        null);
            }
        }
    }

    private List<Map.Entry<Path, StoredRun>> all() {
        return Stream.concat(baselines.entrySet().stream(), runs.entrySet().stream())
                .toList();
    }

    private void requireOneLoad() throws CommandFailure {
        List<Map.Entry<Path, StoredRun>> all = all();
        Path first = all.get(0).getKey();
        HeadroomConfig before = config(first, all.get(0).getValue());
        for (Map.Entry<Path, StoredRun> entry : all) {
            HeadroomConfig after = config(entry.getKey(), entry.getValue());
            List<String> differences = LoadLikeness.of(before, after).differences();
            if (!differences.isEmpty()) {
                throw CommandFailure.input(
                        first + " (before) and " + entry.getKey() + " (after) were not measured alike: "
                                + String.join("; ", differences) + ". Measure both under one load and profile.",
                        null);
            }
        }
    }

    private static HeadroomConfig config(Path folder, StoredRun run) throws CommandFailure {
        if (run.config().isBlank()) {
            throw CommandFailure.input(
                    folder + " holds no configuration, so nothing tells under which load it was measured. Give runs of"
                            + " headroom run.",
                    null);
        }
        try {
            return ConfigReader.parse(
                    run.config(), RunOutput.original(folder.resolve(LoadedRun.CONFIG_COPY), run.config()));
        } catch (ConfigException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }

    /**
     * The run whose configuration says by which budgets they are judged.
     *
     * @throws CommandFailure if the runs were made with different ones
     */
    Path ruling() throws CommandFailure {
        Map.Entry<Path, StoredRun> first = runs.entrySet().iterator().next();
        for (Map.Entry<Path, StoredRun> entry : runs.entrySet()) {
            if (!entry.getValue().config().equals(first.getValue().config())) {
                throw CommandFailure.input(
                        first.getKey() + " and " + entry.getKey()
                                + " were made with different configurations. Say with --config which budgets to judge by.",
                        null);
            }
        }
        return first.getKey();
    }

    /** @throws CommandFailure if machine or runtime differ, or response times cannot be read */
    KeptBlocks blocks() throws CommandFailure {
        try {
            return KeptBlocks.of(kept(baselines), kept(runs));
        } catch (UnlikeRunsException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }

    private static List<KeptRun> kept(Map<Path, StoredRun> side) throws CommandFailure {
        List<KeptRun> kept = new ArrayList<>();
        for (Map.Entry<Path, StoredRun> entry : side.entrySet()) {
            StoredRun run = entry.getValue();
            var measured = new MeasuredRun(run.measurement(), KeptSeconds.of(entry.getKey(), run.measurement()));
            kept.add(new KeptRun(entry.getKey().toString(), measured, run.seen()));
        }
        return kept;
    }
}
