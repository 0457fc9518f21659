package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.report.folder.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies in the folders of runs, where one is named in place of a profile. */
final class RunRecordings {

    private static final String PPROF = ".pb.gz";

    private RunRecordings() {}

    /** What a run found, where nothing but one run is named and it was finished. */
    static Optional<Path> findingsOf(List<String> files) {
        return files.size() != 1
                ? Optional.empty()
                : folder(files.get(0))
                        .map(folder -> folder.resolve(RunFolder.FINDINGS_JSON))
                        .filter(Files::isRegularFile);
    }

    /** The files with each folder replaced by its recording, or by its profiles where it has none. */
    static List<String> of(List<String> files) throws CommandFailure {
        List<String> recordings = new ArrayList<>();
        for (String file : files) {
            Optional<Path> folder = folder(file);
            if (folder.isEmpty()) {
                recordings.add(file);
            } else {
                recordings.addAll(recordingsIn(folder.get()));
            }
        }
        return recordings;
    }

    private static List<String> recordingsIn(Path folder) throws CommandFailure {
        Path recording = folder.resolve(RunFolder.RECORDING);
        if (Files.isRegularFile(recording)) {
            return List.of(recording.toString());
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> profiles = entries.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(PPROF))
                    .sorted()
                    .toList();
            if (profiles.isEmpty()) {
                throw CommandFailure.input(
                        folder
                                + " holds neither findings nor a recording, so no run of Headroom with profiles wrote it."
                                + " Name a profile, or the folder of a run.",
                        null);
            }
            return profiles;
        } catch (IOException e) {
            throw CommandFailure.input(folder + " cannot be read (" + e + "). Check its rights.", e);
        }
    }

    private static Optional<Path> folder(String file) {
        try {
            return Optional.of(Path.of(file)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            // Addresses of profiles need not be paths.
            return Optional.empty();
        }
    }
}
