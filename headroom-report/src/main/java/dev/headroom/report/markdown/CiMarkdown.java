package dev.headroom.report.markdown;

import dev.headroom.gate.Verdict;
import dev.headroom.report.ci.CiCheck;
import dev.headroom.report.ci.CiRemark;
import dev.headroom.report.ci.CiReport;
import dev.headroom.report.ci.CiSuite;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A comment for a pull request: the verdict, the gates with the worst first, those that passed folded away. */
public final class CiMarkdown {

    private static final int MOST_ROWS = 60;
    private static final int MOST_REMARKS = 5;
    private static final int MOST_NOTES = 5;

    private final MarkdownText text = new MarkdownText();

    private CiMarkdown() {}

    public static String of(CiReport report) {
        var writer = new CiMarkdown();
        writer.text.line("## Headroom: " + MarkdownReport.state(report.verdict()));
        report.suites().forEach(writer::suite);
        return writer.text.toString();
    }

    private void suite(CiSuite suite) {
        text.line("");
        text.line(MarkdownReport.state(suite.verdict()) + " " + MarkdownText.name(suite.name()) + " "
                + MarkdownText.sentence(suite.about()) + " " + tally(suite));
        Optional<String> distrust = suite.distrust();
        distrust.ifPresent(reason -> {
            text.line("");
            text.line("⚠️ " + MarkdownText.sentence(reason));
        });
        List<CiCheck> sorted = suite.worstFirst();
        List<CiCheck> open =
                sorted.stream().filter(check -> check.verdict() != Verdict.PASS).toList();
        List<CiCheck> passed =
                sorted.stream().filter(check -> check.verdict() == Verdict.PASS).toList();
        if (!open.isEmpty()) {
            text.line("");
            table(open, distrust);
        }
        if (!passed.isEmpty()) {
            text.line("");
            text.line("<details><summary>" + passed.size() + " passed</summary>");
            text.line("");
            table(passed, distrust);
            text.line("");
            text.line("</details>");
        }
        remarks(suite.remarks());
        notes(suite.notes().stream()
                .filter(note -> !distrust.equals(Optional.of(note)))
                .toList());
    }

    private static String tally(CiSuite suite) {
        if (suite.checks().isEmpty()) {
            return "Nothing was judged.";
        }
        var parts = new StringJoiner(", ", "", ".");
        for (Verdict verdict : List.of(Verdict.INVALID, Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.PASS)) {
            long count = suite.count(verdict);
            if (count > 0) {
                parts.add(count + " " + verdict.id());
            }
        }
        return "Gates: " + parts;
    }

    /** @param said above the table, and not again of each check */
    private void table(List<CiCheck> checks, Optional<String> said) {
        text.tableHead(List.of("State", "Of", "Gate", "Baseline", "Limit", "Now", "Why"), "lllrrrl");
        checks.stream()
                .limit(MOST_ROWS)
                .forEach(check -> text.row(List.of(
                        MarkdownReport.state(check.verdict()),
                        MarkdownText.name(check.subject()),
                        MarkdownText.name(check.rule()),
                        check.baseline(),
                        check.limit(),
                        check.current(),
                        said.equals(Optional.of(check.reason()))
                                ? "as above"
                                : MarkdownText.sentence(check.reason()))));
        if (checks.size() > MOST_ROWS) {
            text.line("");
            text.line("And " + (checks.size() - MOST_ROWS) + " more like these.");
        }
    }

    private void remarks(List<CiRemark> remarks) {
        if (remarks.isEmpty()) {
            return;
        }
        text.line("");
        text.line("Found:");
        text.line("");
        remarks.stream()
                .limit(MOST_REMARKS)
                .forEach(remark -> text.line("- **" + MarkdownText.sentence(remark.title()) + "** ("
                        + MarkdownText.name(remark.rule()) + ", " + remark.level()
                        + (remark.certain() ? "" : ", suspected") + ") at " + MarkdownText.name(remark.name())));
        if (remarks.size() > MOST_REMARKS) {
            text.line("- and " + (remarks.size() - MOST_REMARKS) + " more");
        }
    }

    private void notes(List<String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        text.line("");
        notes.stream().limit(MOST_NOTES).forEach(note -> text.line("> " + MarkdownText.sentence(note) + "  "));
        if (notes.size() > MOST_NOTES) {
            text.line("> And " + (notes.size() - MOST_NOTES) + " more notes.");
        }
    }
}
