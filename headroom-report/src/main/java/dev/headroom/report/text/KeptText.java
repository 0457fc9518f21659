package dev.headroom.report.text;

import dev.headroom.gate.Verdict;
import dev.headroom.measure.Environment;
import dev.headroom.report.proof.KeptReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several runs against several baselines: budgets, limits by blocks, and the verdict. */
final class KeptText {

    private final KeptReport report;
    private final Palette palette;
    private final Screen screen;

    private KeptText(KeptReport report, Palette palette) {
        this.report = report;
        this.palette = palette;
        screen = new Screen(palette);
    }

    static String of(KeptReport report, Palette palette) {
        var text = new KeptText(report, palette);
        text.head();
        new GatesText(text.screen).append(report.judged().budgets(), Integer.MAX_VALUE);
        new ChangeGatesText(text.screen).append(report.judged().limits());
        text.notes();
        text.verdict();
        return text.screen.toString();
    }

    private void head() {
        screen.line(palette.strong("Headroom") + "  " + report.count() + " runs against " + report.count());
        screen.sentence(
                "  blocks  ",
                "paired in order of time: "
                        + IntStream.range(0, report.count())
                                .mapToObj(this::pair)
                                .collect(Collectors.joining(", ")),
                6);
        screen.sentence("          ", "intervals are " + ProofText.percent(report.confidence()), 1);
        Environment machine = report.environment();
        screen.sentence(
                "  on      ",
                machine.host() + " · " + machine.cpus() + " × " + machine.cpuModel() + " · " + machine.serviceRuntime(),
                2);
        screen.blank();
    }

    private String pair(int block) {
        return report.blocks().runs().get(block).name() + " against "
                + report.blocks().baselines().get(block).name();
    }

    private void notes() {
        List<String> notes = report.judged().notes();
        if (notes.isEmpty()) {
            return;
        }
        screen.title("Notes", "");
        notes.forEach(note -> screen.sentence("  - ", note, 3));
        screen.blank();
    }

    private void verdict() {
        Verdict verdict = report.judged().verdict();
        String word = verdict.id().toUpperCase(Locale.ROOT);
        screen.line("Verdict  " + palette.judged(verdict, palette.strong(word)) + palette.faint(remark(verdict)));
    }

    private String remark(Verdict verdict) {
        if (verdict == Verdict.FAIL) {
            return "  " + GatesText.failed(report.judged().gates())
                    + (report.isUnconfirmed() ? "; not confirmed on fresh blocks" : "");
        }
        int more = report.judged().limits().moreBlocks();
        return verdict == Verdict.INCONCLUSIVE && more > 0 ? "  " + needed(more) : "";
    }

    private static String needed(int more) {
        return MoreText.number(more) + (more == 1 ? " more run" : " more runs") + " of each side needed";
    }
}
