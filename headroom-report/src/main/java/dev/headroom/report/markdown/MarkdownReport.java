package dev.headroom.report.markdown;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.gate.GateKind;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.RunReport;
import dev.headroom.report.internal.FindingPages;
import dev.headroom.report.internal.MetricText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code report.md}: the verdict, what was promised and what is, and what to fix; short enough for a comment. */
public final class MarkdownReport {

    private static final int MAX_FINDINGS = 20;
    private static final int MAX_NOTES = 20;

    private final RunReport report;
    private final MarkdownText text = new MarkdownText();

    private MarkdownReport(RunReport report) {
        this.report = report;
    }

    public static String of(RunReport report) {
        var writer = new MarkdownReport(report);
        writer.head();
        var tables = new BudgetTables(report, writer.text);
        tables.latencyBudget();
        tables.resourceBudget();
        tables.otherBudgets();
        writer.regressionGates();
        writer.findings();
        writer.notes();
        return writer.text.toString();
    }

    private void head() {
        RunMeasurement run = report.measurement();
        text.line("## Headroom: " + state(report.verdict()));
        text.line("");
        text.line(MarkdownText.name(report.service()) + ": " + MetricText.count(run.requests()) + " requests in "
                + DurationText.of(run.window().toNanos()) + ", " + MetricText.count(run.errors()) + " errors"
                + (run.complete() ? "." : ". **Incomplete: the run was stopped before its window ended.**"));
        text.line("Run " + MarkdownText.name(run.id())
                + report.baselineId()
                        .map(id -> " against " + MarkdownText.name(id) + " (one run against one is indicative only)")
                        .orElse("")
                + " on " + MarkdownText.sentence(run.environment().cpuModel()) + ", "
                + run.environment().cpus()
                + " CPUs, " + MarkdownText.sentence(run.environment().serviceRuntime()) + ".");
        SelfCheck check = run.selfCheck();
        if (check.verdict() != SelfCheck.Verdict.VALID) {
            text.line("");
            text.line("**Self-check: " + check.verdict().id() + ".** "
                    + MarkdownText.sentence(String.join(" ", check.reasons())));
        }
    }

    private void regressionGates() {
        text.heading("Regression gates");
        List<GateResult> gates = report.gates().stream()
                .filter(gate -> gate.kind() == GateKind.REGRESSION)
                .toList();
        if (gates.isEmpty()) {
            text.line(report.baselineId().isPresent() ? "None are set." : "No baseline to compare with.");
            return;
        }
        text.tableHead(List.of("Subject", "Gate", "Baseline", "Limit", "Current", "State", "Why"), "llrrrll");
        for (GateResult gate : gates) {
            text.row(List.of(
                    MarkdownText.name(gate.subject()),
                    MarkdownText.name(gate.expression()),
                    MetricText.of(gate.baseline(), gate.unit()),
                    MetricText.of(gate.limit(), gate.unit()),
                    MetricText.of(gate.current(), gate.unit()),
                    state(gate.verdict()),
                    // Why is said of the run as a whole, at the top.
                    gate.verdict() == Verdict.INVALID ? "not judged" : MarkdownText.sentence(gate.reason())));
        }
    }

    private void findings() {
        text.heading("Findings");
        List<Finding> warm = report.diagnosis().findings().stream()
                .filter(finding -> finding.status() != Finding.Status.COLD)
                .toList();
        if (warm.isEmpty()) {
            text.line("None.");
        }
        for (int i = 0; i < Math.min(MAX_FINDINGS, warm.size()); i++) {
            finding(i + 1, warm.get(i));
        }
        if (warm.size() > MAX_FINDINGS) {
            text.line("");
            text.line("And " + (warm.size() - MAX_FINDINGS) + " more in `findings.json`.");
        }
    }

    private void finding(int rank, Finding finding) {
        Gain gain = finding.predictedGain();
        text.line(rank + ". **" + MarkdownText.sentence(finding.title()) + "** ("
                + MarkdownText.name(finding.rule()) + ", " + finding.level().id() + ", "
                + finding.status().id() + ") in " + MarkdownText.name(finding.endpoint()));
        text.line("   - at " + MarkdownText.name(finding.location().toString()));
        finding.evidence().forEach(sentence -> text.line("   - " + MarkdownText.sentence(sentence)));
        text.line("   - predicted gain: " + MetricText.of(gain.saved().best(), gain.unit()) + " ("
                + MetricText.of(gain.saved().low(), gain.unit()) + " to "
                + MetricText.of(gain.saved().high(), gain.unit()) + ") of " + MetricText.of(gain.current(), gain.unit())
                + " " + MarkdownText.name(gain.metric()));
        text.line("   - fix: " + MarkdownText.sentence(finding.fix()));
        FindingPages.of(finding.rule()).ifPresent(page -> text.line("   - more: `" + page + "`"));
    }

    private void notes() {
        List<String> notes = Stream.concat(report.notes().stream(), report.diagnosis().notes().stream())
                .distinct()
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        text.heading("Notes");
        notes.stream().limit(MAX_NOTES).forEach(note -> text.line("- " + MarkdownText.sentence(note)));
    }

    static String state(Verdict verdict) {
        String word = verdict.id();
        return switch (verdict) {
            case PASS -> "✅ " + word;
            case INCONCLUSIVE -> "❔ " + word;
            case FAIL -> "❌ **" + word + "**";
            case INVALID -> "⚠️ **" + word.toUpperCase(Locale.ROOT) + "**";
        };
    }
}
