package dev.headroom.report.text;

import dev.headroom.load.explain.Difference;
import dev.headroom.load.explain.Effect;
import dev.headroom.load.explain.Explanation;
import dev.headroom.load.explain.PercentilePair;
import dev.headroom.load.explain.TimesPair;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** Why two load results differ, for people. */
final class ExplanationText {

    private static final int LONGEST_SENTENCE = 6;
    private static final int COLUMNS = 4;

    private final Explanation explanation;
    private final Screen screen;

    ExplanationText(Explanation explanation, Palette palette) {
        this.explanation = explanation;
        this.screen = new Screen(palette);
    }

    String text() {
        Palette palette = screen.palette();
        screen.line(palette.strong("Two load results"));
        side("A", explanation.a());
        side("B", explanation.b());
        screen.blank();
        screen.title("What each tool puts first", "");
        table(explanation.headlines());
        explanation
                .alikeIfAny()
                .filter(alike -> !alike.equals(explanation.headlines()))
                .ifPresent(alike -> {
                    screen.blank();
                    screen.title("Counted alike", "");
                    table(alike);
                });
        screen.blank();
        screen.title("Why they differ", explanation.differences().isEmpty() ? "" : "what explains most first");
        int number = 1;
        for (Difference difference : explanation.differences()) {
            difference(number++, difference);
        }
        if (explanation.differences().isEmpty()) {
            screen.line("  In nothing that their files tell.");
        }
        screen.blank();
        screen.title("So", "");
        screen.sentence("  ", explanation.conclusion(), LONGEST_SENTENCE);
        screen.blank();
        screen.title("Run again", "to compare like with like");
        explanation.rerun().forEach(step -> screen.sentence("  – ", step, LONGEST_SENTENCE));
        return screen.toString();
    }

    private void side(String name, ReportedLoad load) {
        List<String> facts = new ArrayList<>();
        facts.add(load.tool());
        if (!load.target().isEmpty()) {
            facts.add(load.target());
        }
        facts.add("model " + load.model());
        load.connections().ifPresent(count -> facts.add(MetricText.count(count) + " at once"));
        load.achievedRate().ifPresent(rate -> facts.add(DecimalText.grouped(rate, 1) + "/s"));
        load.windowIfKnown().ifPresent(window -> facts.add("over " + DurationText.of(window.toNanos())));
        load.requests().ifPresent(count -> facts.add(MetricText.count(count) + " requests"));
        load.errors().ifPresent(count -> facts.add(MetricText.count(count) + " errors"));
        screen.sentence("  " + screen.palette().strong(name) + "  ", String.join(" · ", facts), 3);
        load.notes().forEach(note -> screen.sentence("     ", note, 3));
    }

    private void table(TimesPair pair) {
        List<Side> sides = new ArrayList<>(Collections.nCopies(COLUMNS, Side.RIGHT));
        sides.set(0, Side.LEFT);
        var table = new TextTable("  ", sides, 0);
        table.add(List.of(
                Cell.of(""),
                new Cell("A: " + kind(pair.a()), screen.palette()::faint),
                new Cell("B: " + kind(pair.b()), screen.palette()::faint),
                new Cell("B / A", screen.palette()::faint)));
        table.add(List.of(
                Cell.of("n"),
                Cell.of(count(pair.a().count())),
                Cell.of(count(pair.b().count())),
                Cell.of("")));
        for (PercentilePair each : pair.percentiles()) {
            table.add(List.of(
                    Cell.of(each.percentile().label()),
                    Cell.of(value(each.percentile(), pair.a(), each.a(), each.aBounded())),
                    Cell.of(value(each.percentile(), pair.b(), each.b(), each.bBounded())),
                    ratio(each)));
        }
        if (pair.a().maxNanos().isPresent() || pair.b().maxNanos().isPresent()) {
            table.add(List.of(
                    Cell.of("max"),
                    Cell.of(time(pair.a().maxNanos())),
                    Cell.of(time(pair.b().maxNanos())),
                    Cell.of("")));
        }
        screen.table(table);
    }

    private Cell ratio(PercentilePair pair) {
        if (pair.ratio().isEmpty()) {
            return Cell.of("");
        }
        String ratio = DecimalText.fixed(pair.ratio().getAsDouble(), 2);
        return switch (pair.chance()) {
            case WITHIN -> new Cell(ratio + " (chance)", screen.palette()::faint);
            case BEYOND -> new Cell(ratio, screen.palette()::strong);
            case UNKNOWN -> Cell.of(ratio);
        };
    }

    /** The value, or how many requests it lacks where that is known. */
    private static String value(Percentile percentile, ReportedTimes times, OptionalLong nanos, boolean bounded) {
        if (nanos.isPresent() && !bounded && times.count().isPresent()) {
            return DurationText.of(nanos.getAsLong()) + " n<" + MetricText.count(percentile.minimumCount());
        }
        return time(nanos);
    }

    private void difference(int number, Difference difference) {
        String topic = difference.topic().label();
        screen.line("  " + number + ". " + screen.palette().strong(topic) + "  A: "
                + VisibleText.oneLine(difference.a(), 60) + "  B: " + VisibleText.oneLine(difference.b(), 60));
        screen.sentence("     ", difference.statement(), LONGEST_SENTENCE);
        String lastHow = "";
        var line = new StringBuilder();
        for (Effect effect : difference.effects()) {
            String how = effect.side() + " " + effect.how();
            if (!how.equals(lastHow) && line.length() > 0) {
                screen.sentence("     → ", line.toString(), 3);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? how + ": " : ", ")
                    .append(effect.percentile().label())
                    .append(' ')
                    .append(DurationText.of(effect.fromNanos()))
                    .append(" becomes ")
                    .append(DurationText.of(effect.toNanos()));
            lastHow = how;
        }
        if (line.length() > 0) {
            screen.sentence("     → ", line.toString(), 3);
        }
    }

    private static String kind(ReportedTimes times) {
        String population =
                switch (times.population()) {
                    case SUCCESSFUL -> ", successful";
                    case ALL -> ", all";
                    case FAILED -> ", failed";
                    case UNKNOWN -> "";
                };
        return times.kind().label() + (times.population() == Population.UNKNOWN ? "" : population);
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? MetricText.count(count.getAsLong()) : MetricText.UNKNOWN;
    }

    private static String time(OptionalLong nanos) {
        return nanos.isPresent() ? DurationText.of(nanos.getAsLong()) : MetricText.UNKNOWN;
    }
}
