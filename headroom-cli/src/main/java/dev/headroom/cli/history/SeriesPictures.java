package dev.headroom.cli.history;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.gate.history.FollowedSeries;
import dev.headroom.gate.history.PastSeries;
import dev.headroom.gate.history.RunsAlike;
import dev.headroom.report.history.HistoryPicture;
import dev.headroom.report.history.HistoryReport;
import dev.headroom.report.history.HistoryWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a picture of each series into a folder, numbered in the report's order: {@code 1-GET-orders-p-95.svg}. */
public final class SeriesPictures {

    private static final int LONGEST_NAME = 80;

    private final Path folder;

    public SeriesPictures(Path folder) {
        this.folder = folder;
    }

    /** @throws CommandFailure if the folder or a file cannot be written */
    public void write(HistoryReport report) throws CommandFailure {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw CommandFailure.input(folder + " cannot be made: " + e + ". Give another folder with --out.", e);
        }
        var words = new HistoryWords(report);
        int number = 0;
        for (RunsAlike alike : report.history().alike()) {
            for (FollowedSeries followed : alike.series()) {
                number++;
                String svg = HistoryPicture.of(followed, words);
                WholeFile.write(
                        folder.resolve(number + "-" + name(followed.series()) + ".svg"),
                        out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** Letters and digits only, so that no name leaves the folder or is refused by a file system. */
    private static String name(PastSeries series) {
        String name = (series.subject() + "-" + series.metric()).replaceAll("[^A-Za-z0-9]+", "-");
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return cut.replaceAll("^-|-$", "");
    }
}
