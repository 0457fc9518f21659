package dev.headroom.benchmarks.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where a result was measured, and how busy the machine was before it began. */
public record Machine(String cpuModel, int cpus, String kernel, String jvm, double loadAverageBefore) {

    public static Machine here() throws IOException {
        return new Machine(
                cpuModel(Files.readAllLines(Path.of("/proc/cpuinfo"))),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    static String cpuModel(List<String> cpuinfo) {
        return cpuinfo.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("unknown CPU (" + System.getProperty("os.arch") + ")");
    }

    /** The lines under a table: machine, JVM, and the command that repeats it. */
    public String footer(Options options) {
        return String.format(
                Locale.ROOT,
                "Machine: %s, %d CPUs, %s, %s; load average of the last minute at the start %.1f.%n%n```%n%s%n```%n",
                cpuModel,
                cpus,
                kernel,
                jvm,
                loadAverageBefore,
                options.command());
    }
}
