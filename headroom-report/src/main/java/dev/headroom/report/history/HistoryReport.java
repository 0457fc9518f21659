package dev.headroom.report.history;

import dev.headroom.gate.history.CommitRange;
import dev.headroom.gate.history.History;
import java.util.List;
import java.util.Map;

/**
 * All there is to say about past runs; every format is written from this and nothing else.
 *
 * @param source the folder of the runs or the file of the values, for people
 * @param commitCounts how many commits a range holds, where the repository that has them was at hand
 * @param notes anything a reader must know before believing it
 */
public record HistoryReport(
        String source, History history, Map<CommitRange, Integer> commitCounts, List<String> notes) {

    public HistoryReport {
        commitCounts = Map.copyOf(commitCounts);
        notes = List.copyOf(notes);
    }
}
