package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.PairedRatio;
import dev.headroom.benchmarks.harness.Series;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.RunEvidence;
import dev.headroom.profile.recording.ThreadSample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a diagnosis costs: joining a large synthetic run and asking every rule, beside sorting the same samples once by
 * thread and time, the least any join by thread and time has to do. CPU of the whole process, so with its collector and
 * compiler.
 */
public final class DiagnoseSpeed {

    private static final Comparator<ThreadSample> BY_THREAD_AND_TIME =
            Comparator.comparingLong(ThreadSample::osThreadId).thenComparingLong(ThreadSample::timeNanos);

    private DiagnoseSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(DiagnoseSpeed.class, "rounds", "10", "requests", "100000", "samples", "1000000")
                .parse(arguments);
        Machine machine = Machine.here();
        RunEvidence run = SyntheticRun.of(options.count("requests"), options.count("samples"));
        List<Double> diagnoses = new ArrayList<>();
        List<Double> sorts = new ArrayList<>();
        long shown = 0;
        for (int round = 0; round <= options.count("rounds"); round++) {
            long start = cpuNanos();
            Diagnosis diagnosis = Diagnoser.standard().diagnose(run);
            long middle = cpuNanos();
            List<ThreadSample> sorted =
                    run.server().samples().stream().sorted(BY_THREAD_AND_TIME).toList();
            long end = cpuNanos();
            diagnoses.add((middle - start) / 1e9);
            sorts.add((end - middle) / 1e9);
            shown += diagnosis.endpoints().size() + sorted.size();
        }
        if (shown == 0) {
            throw new IllegalStateException("The diagnosis saw no endpoint");
        }
        var table = new MarkdownTable(
                "what",
                "rounds",
                "first round, cold: CPU in s",
                "later rounds: CPU in s, median (min–max)",
                "ratio to the sort [95 %]");
        row(table, "sort the samples", sorts, sorts);
        row(table, "join and diagnose", diagnoses, sorts);
        System.out.print(table);
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private static void row(MarkdownTable table, String what, List<Double> own, List<Double> base) {
        Series warm = new Series(own.subList(1, own.size()));
        Series floor = new Series(base.subList(1, base.size()));
        table.row(
                what,
                Integer.toString(warm.n()),
                new Series(own.subList(0, 1)).text(2).replaceAll(" .*", ""),
                warm.text(2),
                own == base ? "1" : PairedRatio.of(floor, warm).text());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
