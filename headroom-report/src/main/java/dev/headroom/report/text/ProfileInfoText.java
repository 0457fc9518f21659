package dev.headroom.report.text;

import dev.headroom.measure.DurationText;
import dev.headroom.report.ProfileInfo;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.List;

/** What {@code headroom profile info} prints. */
public final class ProfileInfoText {

    private ProfileInfoText() {}

    public static String of(ProfileInfo info, Palette palette) {
        var screen = new Screen(palette);
        screen.title(VisibleText.oneLine(info.file(), 80), VisibleText.oneLine(info.format(), 30));
        if (!info.producers().isEmpty()) {
            screen.sentence("  by   ", String.join(", ", info.producers()), 2);
        }
        info.duration().ifPresent(duration -> screen.line("  over " + DurationText.of(duration.toNanos())));
        info.periods().forEach((setting, value) -> screen.sentence("  at   ", setting + " " + value, 1));
        var table = new TextTable("  ", List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT), 0);
        table.add(List.of("sample type", "samples", "weight", "functions", "stacks").stream()
                .map(head -> new Cell(head, palette::faint))
                .toList());
        for (ProfileInfo.Content content : info.contents()) {
            table.add(List.of(
                    Cell.of(content.type().toString()),
                    Cell.of(MetricText.count(content.samples())),
                    Cell.of(MetricText.of(content.weight(), content.type().unit())),
                    Cell.of(MetricText.count(content.functions())),
                    Cell.of(MetricText.count(content.stacks()))));
        }
        screen.table(table);
        if (info.contents().isEmpty()) {
            screen.line("  no samples");
        }
        if (!info.recorded().isEmpty()) {
            screen.table(recorded(info.recorded(), palette));
        }
        screen.line("  "
                + palette.faint(MetricText.count(info.events()) + " events, " + MetricText.count(info.lostSamples())
                        + " samples lost, " + MetricText.count(info.skippedEvents()) + " events skipped"));
        info.starvation().ifPresent(starvation -> StarvationText.append(screen, starvation));
        info.notes().forEach(note -> screen.sentence("  - ", note, 3));
        return screen.toString();
    }

    private static TextTable recorded(List<ProfileInfo.Events> recorded, Palette palette) {
        var table = new TextTable("  ", List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT), 0);
        table.add(List.of("recorded", "events", "together", "longest").stream()
                .map(head -> new Cell(head, palette::faint))
                .toList());
        for (ProfileInfo.Events events : recorded) {
            table.add(List.of(
                    Cell.of(events.kind()),
                    Cell.of(MetricText.count(events.count())),
                    Cell.of(DurationText.of(events.totalNanos())),
                    Cell.of(DurationText.of(events.longestNanos()))));
        }
        return table;
    }
}
