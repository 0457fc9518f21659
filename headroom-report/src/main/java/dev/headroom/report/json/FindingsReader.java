package dev.headroom.report.json;

import dev.headroom.report.StoredRun.FindingKey;
import dev.headroom.report.UnreadableRunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads from {@code findings.json} what identifies each finding. */
final class FindingsReader {

    private FindingsReader() {}

    static List<FindingKey> read(Path file) throws UnreadableRunException {
        if (Files.notExists(file)) {
            return List.of();
        }
        List<FindingKey> keys = new ArrayList<>();
        for (JsonPlace finding : JsonPlace.open(file).objects("findings")) {
            JsonPlace location = finding.object("location");
            keys.add(new FindingKey(
                    finding.text("rule"),
                    finding.text("endpoint"),
                    location.text("class") + "." + location.text("method")));
        }
        return keys;
    }
}
