package dev.headroom.junit.internal.expect;

import dev.headroom.junit.internal.agent.ExecutedSql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Statements by text and place, most executed first, for people. */
final class StatementList {
    private static final int MOST_SHOWN = 20;
    private static final int REPEATED = 3;

    private final List<Line> lines;

    /** Executions of a statement from one place of the application. */
    private record Line(String statement, String site, String where, long count) {
        private Line plus(long more) {
            return new Line(statement, site, where, count + more);
        }
    }

    StatementList(List<ExecutedSql> executed) {
        Map<String, Line> merged = new LinkedHashMap<>();
        for (ExecutedSql sql : executed) {
            String site = CallSite.of(sql.frames()).orElse("an unknown place");
            String where = sql.elsewhere() ? ", on thread " + sql.thread() : "";
            Line line = new Line(sql.statement(), site, where, 0);
            merged.merge(
                    sql.statement() + "\n" + site + where,
                    line.plus(sql.count()),
                    (known, added) -> known.plus(added.count()));
        }
        lines = new ArrayList<>(merged.values());
        lines.sort(Comparator.comparingLong(Line::count).reversed());
    }

    /** Indented lines, each with a line break before it. */
    String text() {
        var text = new StringBuilder();
        int width = lines.isEmpty() ? 1 : Long.toString(lines.get(0).count()).length();
        for (Line line : lines.subList(0, Math.min(MOST_SHOWN, lines.size()))) {
            String count = Long.toString(line.count());
            text.append("\n  ")
                    .append(" ".repeat(width - count.length()))
                    .append(count)
                    .append(" × ")
                    .append(
                            line.statement().isEmpty()
                                    ? "(text not known: prepared before the agent came)"
                                    : line.statement())
                    .append("\n  ")
                    .append(" ".repeat(width))
                    .append("   at ")
                    .append(line.site())
                    .append(line.where());
        }
        if (lines.size() > MOST_SHOWN) {
            text.append("\n  and ").append(lines.size() - MOST_SHOWN).append(" statements more");
        }
        return text.toString();
    }

    /** What the most executed statement suggests, with a line break before it; empty where nothing repeats. */
    String advice() {
        if (lines.isEmpty() || lines.get(0).count() < REPEATED) {
            return "";
        }
        return "\n  One statement from one place, " + lines.get(0).count()
                + " times: fetch what it fetches in one query, by a join, a list of keys or a batch"
                + " (n-plus-one-queries).";
    }
}
