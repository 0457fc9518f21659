package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.PairedRatio;
import dev.headroom.benchmarks.harness.Series;
import dev.headroom.diagnose.heat.HeatProfile;
import dev.headroom.diagnose.heat.ProfileDiagnoser;
import dev.headroom.diagnose.heat.ProfileDiagnosis;
import dev.headroom.diagnose.heat.ProfileEvidence;
import dev.headroom.diagnose.heat.StaticEvidence;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * What findings of a profile with very many distinct stacks cost, beside the self and total of its functions, the least any
 * question to all of its stacks has to do. CPU of the whole process, so with its collector and compiler.
 */
public final class FindingsSpeed {

    private static final long NANOS_PER_SAMPLE = 10_000_000;
    private static final int FUNCTIONS = 20_000;
    private static final int SHALLOWEST = 8;
    private static final int DEEPER = 32;

    /** What stacks end in: a signature's frames or none, outermost first. */
    private static final List<List<String>> ENDS = List.of(
            List.of("java.util.regex.Pattern.compile", "java.util.regex.Pattern.expr"),
            List.of("java.util.HashMap.put", "java.util.HashMap.putVal", "java.util.HashMap.resize"),
            List.of("ch.qos.logback.classic.Logger.info", "ch.qos.logback.core.AppenderBase.doAppend"),
            List.of("com.fasterxml.jackson.databind.ObjectMapper.writeValueAsString"),
            List.of("java.util.HashMap.get", "java.util.HashMap.getNode"));

    private FindingsSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(FindingsSpeed.class, "rounds", "10", "stacks", "200000")
                .parse(arguments);
        Machine machine = Machine.here();
        Profile profile = profile(options.count("stacks"), new Random(6));
        var evidence = new ProfileEvidence(List.of(new HeatProfile(profile, true, Optional.empty())), false);
        List<Double> tops = new ArrayList<>();
        List<Double> findings = new ArrayList<>();
        long shown = 0;
        for (int round = 0; round <= options.count("rounds"); round++) {
            long start = cpuNanos();
            var diagnoser = new ProfileDiagnoser(RuleSet.standard(), StaticEvidence.NONE, OptionalDouble.empty());
            ProfileDiagnosis diagnosis = diagnoser.diagnose(evidence);
            long middle = cpuNanos();
            TopFrames top = TopFrames.of(profile, TopFrames.By.TOTAL);
            long end = cpuNanos();
            findings.add((middle - start) / 1e9);
            tops.add((end - middle) / 1e9);
            shown += diagnosis.findings().size() + top.rows().size();
        }
        if (shown == 0) {
            throw new IllegalStateException("Nothing was found in the profile");
        }
        var table = new MarkdownTable(
                "what",
                "rounds",
                "first round, cold: CPU in s",
                "later rounds: CPU in s, median (min–max)",
                "ratio to self and total [95 %]");
        row(table, "self and total of every function", tops, tops);
        row(table, "read the rules and find", findings, tops);
        System.out.print(table);
        System.out.println();
        System.out.print(machine.footer(options));
    }

    /** Random paths through one set of functions, a third of them a framework's; hardly any two share more than their root. */
    private static Profile profile(long distinct, Random random) {
        var stacks = new StackTable();
        var profile = new Profile(SampleType.CPU, stacks);
        for (long i = 0; i < distinct; i++) {
            int stack = StackTable.ROOT;
            for (int depth = SHALLOWEST + random.nextInt(DEEPER); depth > 0; depth--) {
                stack = stacks.child(stack, stacks.frameId(frame(random.nextInt(FUNCTIONS), random)));
            }
            for (String name : ENDS.get(random.nextInt(ENDS.size()))) {
                stack = stacks.child(stack, stacks.frameId(Frame.named(name)));
            }
            int samples = 1 + random.nextInt(5);
            profile.add(stack, samples * NANOS_PER_SAMPLE, samples);
        }
        return profile;
    }

    private static Frame frame(int function, Random random) {
        String owner = function % 3 == 0 ? "org.springframework." : "com.acme.";
        String name = owner + "p" + function % 50 + ".C" + function % 700 + ".m" + function;
        return new Frame(name, "C" + function % 700 + ".java", 1 + random.nextInt(3), FrameKind.COMPILED);
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
