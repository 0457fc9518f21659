package dev.headroom.report.text;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.Bytes;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Environment;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.report.RunReport;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.proof.CalibrationReport;
import dev.headroom.report.proof.ProofReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A run, or a proof of several, on one screen, at most 120 columns wide. */
public final class TextReport {

    private static final int MAX_GATES = 8;
    private static final int MAX_FINDINGS = 4;
    private static final int MAX_NOTES = 6;

    private TextReport() {}

    /** @param folder where the run was written, for the last line */
    public static String of(RunReport report, Path folder, Palette palette) {
        var screen = new Screen(palette);
        head(screen, report);
        screen.blank();
        new EndpointsText(screen).append(report.measurement().endpoints());
        instance(screen, report.measurement().instance());
        screen.blank();
        new GatesText(screen).append(report.gates(), MAX_GATES);
        if (report.gates().isEmpty()) {
            screen.title("Budgets", "none are set; headroom init writes a headroom.yml to start from");
            screen.blank();
        }
        new FindingsText(screen).append(report.diagnosis().findings(), MAX_FINDINGS, 1);
        screen.blank();
        new TailText(screen).append(report.diagnosis().tail());
        screen.blank();
        new SelfCheckText(screen).append(report.measurement().selfCheck());
        notes(screen, report);
        screen.blank();
        verdict(screen, report);
        screen.line(
                "Report   " + VisibleText.oneLine(folder.resolve("report.html").toString(), 500));
        return screen.toString();
    }

    /**
     * What was predicted of a change beside what was measured.
     *
     * @param folder where the proof was written, for the last line
     */
    public static String of(ProofReport report, Path folder, Palette palette) {
        return ProofText.of(report, folder, palette);
    }

    /**
     * What gates can see on one machine.
     *
     * @param folder where it was written, for the last line
     */
    public static String of(CalibrationReport report, Path folder, Palette palette) {
        return CalibrationText.of(report, folder, palette);
    }

    private static void head(Screen screen, RunReport report) {
        RunMeasurement run = report.measurement();
        Environment machine = run.environment();
        screen.line(screen.palette().strong("Headroom") + "  " + VisibleText.oneLine(run.id(), 60)
                + (run.complete() ? "" : "  " + screen.palette().bad("incomplete: stopped before its window ended")));
        screen.sentence(
                "  ",
                report.service() + " · " + MetricText.count(run.requests()) + " requests in "
                        + DurationText.of(run.window().toNanos()) + ", " + MetricText.count(run.errors()) + " errors",
                2);
        screen.sentence(
                "  ",
                machine.host() + " · " + machine.cpus() + " × " + machine.cpuModel() + ", "
                        + Bytes.format(machine.memoryBytes()) + " · " + machine.serviceRuntime() + " · "
                        + report.profiler(),
                2);
    }

    private static void instance(Screen screen, InstanceMeasurement instance) {
        List<String> parts = new ArrayList<>();
        instance.rssPeakBytes().ifPresent(bytes -> parts.add("memory peak " + Bytes.format(bytes)));
        instance.heapLiveBytes().ifPresent(bytes -> parts.add("live heap " + Bytes.format(bytes)));
        instance.cpuShare().ifPresent(share -> parts.add("CPU " + MetricText.percent(share) + " of the machine"));
        instance.startupNanos().ifPresent(nanos -> parts.add("ready after " + DurationText.of(nanos)));
        instance.gcPauseNanos().ifPresent(nanos -> parts.add("GC pauses " + DurationText.of(nanos)));
        if (!parts.isEmpty()) {
            screen.sentence("  ", "instance: " + String.join(" · ", parts), 2);
        }
    }

    private static void notes(Screen screen, RunReport report) {
        List<String> notes = Stream.concat(report.notes().stream(), report.diagnosis().notes().stream())
                .distinct()
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        screen.blank();
        screen.title("Notes", "");
        notes.stream().limit(MAX_NOTES).forEach(note -> screen.sentence("  - ", note, 2));
        if (notes.size() > MAX_NOTES) {
            screen.line("  " + screen.palette().faint("and " + (notes.size() - MAX_NOTES) + " more in the report"));
        }
    }

    private static void verdict(Screen screen, RunReport report) {
        Verdict verdict = report.verdict();
        String word = verdict.id().toUpperCase(Locale.ROOT);
        String against = report.baselineId()
                .map(id -> "  against " + VisibleText.oneLine(id, 60) + "; one run against one is indicative only")
                .orElse("");
        screen.line(
                "Verdict  " + screen.palette().judged(verdict, screen.palette().strong(word))
                        + screen.palette().faint(against));
    }
}
