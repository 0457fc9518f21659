package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.PairedRatio;
import dev.headroom.benchmarks.harness.Series;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.measure.run.SelfCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What the agent and the profilers cost the measured service: CPU per request of the example shop's whole process, with
 * and without them, in one run.
 *
 * <p>A round is a fresh process of every condition; rounds alternate their order (A B C, C B A), so that drift of the
 * machine weighs on none. The load is open, at one rate, with the same requests in every block.
 */
public final class AgentCost {

    private AgentCost() {}

    public static void main(String[] arguments)
            throws IOException, InterruptedException, InvalidLoadException, LoadFailedException {
        Options options = Options.of(
                        AgentCost.class,
                        "home",
                        ".",
                        "other",
                        "",
                        "jdk",
                        "",
                        "rounds",
                        "10",
                        "conditions",
                        "plain,agent,full",
                        "fixed",
                        "all",
                        "rate",
                        "200",
                        "gentle",
                        "10s",
                        "warmup",
                        "10s",
                        "window",
                        "20s")
                .parse(arguments);
        Machine machine = Machine.here();
        List<Condition> conditions =
                options.list("conditions").stream().map(Condition::of).toList();
        Instruments own = Instruments.of(options.path("home"));
        Instruments others = conditions.contains(Condition.FULL_OF_OTHER) ? Instruments.of(options.path("other")) : own;
        List<ShopBlock> blocks = new ArrayList<>();
        for (int round = 0; round < options.count("rounds"); round++) {
            List<Condition> order = new ArrayList<>(conditions);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Condition condition : order) {
                Instruments instruments = condition == Condition.FULL_OF_OTHER ? others : own;
                ShopBlock block = ShopBlock.measure(condition, instruments, options);
                blocks.add(block);
                System.err.printf(
                        Locale.ROOT,
                        "round %d %s: %.1f µs/request, %.1f of them without the compiler%n",
                        round + 1,
                        condition.label(),
                        block.cpuMicrosPerRequest(),
                        block.runMicrosPerRequest());
            }
        }
        System.out.print(summary(conditions, blocks));
        System.out.println();
        System.out.print(inOrder(blocks));
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private static MarkdownTable summary(List<Condition> conditions, List<ShopBlock> blocks) {
        Condition base = conditions.get(0);
        var table = new MarkdownTable(
                "condition",
                "blocks",
                "CPU per request in µs, median (min–max)",
                "ratio to " + base.label() + " [95 %]",
                "without the compiler, µs",
                "its ratio [95 %]",
                "agent's own threads, % of it, median (min–max)",
                "requests",
                "errors",
                "recording in MB, median",
                "self-checks not valid");
        for (Condition condition : conditions) {
            List<ShopBlock> own = of(condition, blocks);
            table.row(
                    condition.label(),
                    Integer.toString(own.size()),
                    cpu(own).text(1),
                    condition == base
                            ? "1"
                            : PairedRatio.of(cpu(of(base, blocks)), cpu(own)).text(),
                    run(own).text(1),
                    condition == base
                            ? "1"
                            : PairedRatio.of(run(of(base, blocks)), run(own)).text(),
                    ownThreads(own).text(2),
                    Long.toString(own.stream().mapToLong(ShopBlock::requests).sum()),
                    Long.toString(own.stream().mapToLong(ShopBlock::errors).sum()),
                    recording(own),
                    Long.toString(own.stream()
                            .filter(block -> block.verdict() != SelfCheck.Verdict.VALID)
                            .count()));
        }
        return table;
    }

    private static MarkdownTable inOrder(List<ShopBlock> blocks) {
        var table =
                new MarkdownTable("block", "condition", "CPU per request in µs", "without the compiler", "self-check");
        for (int i = 0; i < blocks.size(); i++) {
            ShopBlock block = blocks.get(i);
            table.row(
                    Integer.toString(i + 1),
                    block.condition().label(),
                    String.format(Locale.ROOT, "%.1f", block.cpuMicrosPerRequest()),
                    String.format(Locale.ROOT, "%.1f", block.runMicrosPerRequest()),
                    block.verdict().id());
        }
        return table;
    }

    private static List<ShopBlock> of(Condition condition, List<ShopBlock> blocks) {
        return blocks.stream().filter(block -> block.condition() == condition).toList();
    }

    private static Series cpu(List<ShopBlock> blocks) {
        return new Series(blocks.stream().map(ShopBlock::cpuMicrosPerRequest).toList());
    }

    private static Series run(List<ShopBlock> blocks) {
        return new Series(blocks.stream().map(ShopBlock::runMicrosPerRequest).toList());
    }

    private static Series ownThreads(List<ShopBlock> blocks) {
        return new Series(blocks.stream().map(block -> 100 * block.ownShare()).toList());
    }

    private static String recording(List<ShopBlock> blocks) {
        double megabytes = new Series(blocks.stream()
                        .map(block -> block.recordingBytes() / 1e6)
                        .toList())
                .median();
        return megabytes == 0 ? "–" : String.format(Locale.ROOT, "%.1f", megabytes);
    }
}
