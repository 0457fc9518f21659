package dev.headroom.cli.run;

import com.sun.management.OperatingSystemMXBean;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.measure.Environment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** What the machine and the service's runtime are, so that two runs can be told alike or unlike. */
public final class HostFacts {

    private HostFacts() {}

    /** @param serviceRuntime {@code unknown} before a service is started */
    public static Environment environment(String serviceRuntime) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Environment(
                hostName(),
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getVersion(),
                serviceRuntime,
                Installation.version());
    }

    /** {@code OpenJDK 64-Bit Server VM 17.0.15}. */
    static String runtime(Properties systemProperties) {
        return systemProperties.getProperty("java.vm.name", "Java") + " "
                + systemProperties.getProperty("java.version", "of unknown version");
    }

    /** The name this machine gives itself. */
    public static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String cpuModel() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpus)) {
            return System.getProperty("os.arch", "unknown");
        }
        try (Stream<String> lines = Files.lines(cpus)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch", "unknown"));
        }
    }
}
