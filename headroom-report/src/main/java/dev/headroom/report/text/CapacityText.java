package dev.headroom.report.text;

import dev.headroom.load.capacity.MeasuredLevel;
import dev.headroom.load.capacity.ProbedRate;
import dev.headroom.report.capacity.CapacityReport;
import dev.headroom.report.capacity.CapacityTables;
import dev.headroom.report.capacity.CapacityWords;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What {@code headroom capacity} prints. */
final class CapacityText {

    private final Screen screen;
    private final Palette palette;
    private final CapacityReport report;

    CapacityText(CapacityReport report, Palette palette) {
        this.screen = new Screen(palette);
        this.palette = palette;
        this.report = report;
    }

    String text() {
        var words = new CapacityWords(report);
        screen.line(palette.strong("Headroom capacity") + "  "
                + palette.judged(report.verdict(), report.verdict().id()));
        screen.sentence("  ", report.target() + " · service level " + report.level(), 3);
        screen.blank();
        report.cutShort().ifPresent(why -> screen.sentence("  ", "Cut short: " + why, 4));
        screen.title("Limit", "");
        screen.sentence("  ", words.limit(), 4);
        words.why().forEach(why -> screen.sentence("  ", why, 4));
        screen.sentence("  ", words.recovery(), 4);
        words.answers().forEach(answer -> screen.sentence("  ", answer, 4));
        screen.blank();
        screen.title("Probes", "open model, response times from the intended start, by rate");
        List<ProbedRate> probes = report.limit().probes().stream()
                .sorted(Comparator.comparingDouble(ProbedRate::rate))
                .toList();
        table(
                CapacityTables.PROBE_HEAD,
                probes.stream().map(CapacityTables::probe).toList(),
                probes.stream().map(this::paint).toList());
        scalability(words);
        return screen.toString();
    }

    private void scalability(CapacityWords words) {
        screen.blank();
        screen.title("Scalability", "closed model: users who ask again as soon as they are answered");
        if (!report.levels().isEmpty()) {
            table(
                    CapacityTables.LEVEL_HEAD,
                    report.levels().stream()
                            .map(level -> CapacityTables.level(report, level))
                            .toList(),
                    report.levels().stream().map(this::paint).toList());
        }
        report.levels().forEach(level -> level.leftOut()
                .ifPresent(why -> screen.sentence("  ", level.users() + " users left out: " + why, 2)));
        words.scalability().forEach(sentence -> screen.sentence("  ", sentence, 4));
    }

    private UnaryOperator<String> paint(ProbedRate probe) {
        return switch (probe.verdict()) {
            case KEEPS -> palette::good;
            case UNSURE -> palette::unsure;
            case BREAKS, INVALID -> palette::bad;
        };
    }

    private UnaryOperator<String> paint(MeasuredLevel level) {
        return level.leftOut().isEmpty() ? UnaryOperator.identity() : palette::faint;
    }

    /** The last cell of a row is painted. */
    private void table(List<String> head, List<List<String>> rows, List<UnaryOperator<String>> paints) {
        List<Side> sides = new ArrayList<>(Collections.nCopies(head.size(), Side.RIGHT));
        var table = new TextTable("  ", sides, 0);
        table.add(head.stream().map(title -> new Cell(title, palette::faint)).toList());
        for (int r = 0; r < rows.size(); r++) {
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < head.size(); c++) {
                cells.add(
                        new Cell(rows.get(r).get(c), c == head.size() - 1 ? paints.get(r) : UnaryOperator.identity()));
            }
            table.add(cells);
        }
        screen.table(table);
    }
}
