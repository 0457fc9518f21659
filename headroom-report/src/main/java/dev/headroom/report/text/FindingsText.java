package dev.headroom.report.text;

import dev.headroom.code.CodeSummary;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.report.FindingsReport;
import dev.headroom.report.internal.FindingPages;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Findings, best first, each with what a reader needs to act on it. */
public final class FindingsText {

    private final Screen screen;

    FindingsText(Screen screen) {
        this.screen = screen;
    }

    /** What {@code headroom findings} prints: all that the report shows, then what was looked at. */
    public static String of(FindingsReport report, Palette palette) {
        var screen = new Screen(palette);
        var text = new FindingsText(screen);
        String remark = report.findings().isEmpty() ? "none" : report.findings().size() + ", best first";
        screen.title(
                "Findings",
                remark + (report.hiddenCold() > 0 ? "; " + report.hiddenCold() + " cold, shown by --all" : ""));
        for (int i = 0; i < report.findings().size(); i++) {
            text.append(i + 1, report.findings().get(i), Integer.MAX_VALUE);
        }
        text.pages(report.findings());
        if (report.more() > 0) {
            screen.line("  " + palette.faint("and " + report.more() + " more, shown by --limit 0"));
        }
        report.coverage().ifPresent(coverage -> {
            if (report.findings().isEmpty()) {
                screen.sentence(
                        "  ",
                        "No place's share surely (lower end of its interval) reaches the threshold of a rule: "
                                + coverage.applied().size() + " looked.",
                        2);
            }
            new CoverageText(screen).append(coverage);
        });
        report.code().ifPresent(code -> append(screen, code));
        return screen.toString();
    }

    private static void append(Screen screen, CodeSummary code) {
        screen.title("Code", MetricText.count(code.classes()) + " classes read");
        var left = new StringJoiner("; ");
        add(left, code.classesSkipped(), "could not be read, the first: " + code.firstSkip());
        add(left, code.archivesSkipped(), "archives could not be read to their end");
        add(left, code.duplicateClasses(), "are in the class path twice, the first counts");
        add(left, code.versionedClasses(), "for newer versions of Java only");
        add(left, code.methodsWithoutLines(), "methods have no line numbers");
        add(left, code.methodsNotFollowed(), "methods were too large or damaged to follow");
        if (left.length() > 0) {
            screen.sentence("  left out   ", left.toString(), 2);
        }
    }

    private static void add(StringJoiner left, int count, String what) {
        if (count > 0) {
            left.add(MetricText.count(count) + " " + what);
        }
    }

    /** Those that are not cold, at most {@code maxFindings}, each with at most so many sentences of evidence. */
    void append(List<Finding> findings, int maxFindings, int maxEvidence) {
        List<Finding> warm = findings.stream()
                .filter(finding -> finding.status() != Finding.Status.COLD)
                .toList();
        int cold = findings.size() - warm.size();
        String remark = warm.isEmpty() ? "none" : warm.size() + ", best first";
        screen.title("Findings", remark + (cold > 0 ? "; " + cold + " cold in findings.json" : ""));
        for (int i = 0; i < Math.min(maxFindings, warm.size()); i++) {
            append(i + 1, warm.get(i), maxEvidence);
        }
        pages(warm.subList(0, Math.min(maxFindings, warm.size())));
        if (warm.size() > maxFindings) {
            screen.line("  " + screen.palette().faint("and " + (warm.size() - maxFindings) + " more in the report"));
        }
    }

    /** Where to read on about the rules of these findings, each once. */
    private void pages(List<Finding> findings) {
        findings.stream()
                .map(Finding::rule)
                .distinct()
                .flatMap(rule -> FindingPages.of(rule).stream())
                .forEach(page -> screen.line("  " + screen.palette().faint("more  " + page)));
    }

    private void append(int rank, Finding finding, int maxEvidence) {
        Palette palette = screen.palette();
        screen.line(String.format(
                Locale.ROOT,
                "  %d. %s  %s",
                rank,
                palette.strong(VisibleText.oneLine(finding.title(), 58)),
                palette.faint(VisibleText.oneLine(
                        finding.rule() + ", " + finding.level().id() + ", "
                                + finding.status().id(),
                        54))));
        String endpoint = finding.endpoint().isEmpty() ? "" : "  in " + finding.endpoint();
        screen.sentence("     at    ", finding.location() + endpoint, 2);
        finding.evidence().stream().limit(maxEvidence).forEach(sentence -> screen.sentence("     seen  ", sentence, 2));
        screen.sentence("     gain  ", gain(finding.predictedGain()), 2);
        screen.sentence("     fix   ", finding.fix(), 3);
    }

    /** {@code saves 8.10 ms (6.90 ms to 9.40 ms) of 12.4 ms p(95), 65 %, predicted}. */
    private static String gain(Gain gain) {
        if (gain.current() == 0) {
            return "not known. " + gain.model();
        }
        return "saves " + MetricText.of(gain.saved().best(), gain.unit()) + " ("
                + MetricText.of(gain.saved().low(), gain.unit()) + " to "
                + MetricText.of(gain.saved().high(), gain.unit()) + ") of " + MetricText.of(gain.current(), gain.unit())
                + (gain.unit().equals("count") ? " samples of " : " ") + gain.metric() + ", "
                + MetricText.percent(gain.share()) + ", predicted";
    }
}
