package dev.headroom.cli.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The built distribution, started as its launcher starts it. */
final class Headroom {

    /** Where the build put {@code lib}, {@code agent} and {@code demo}. */
    static final Path HOME = Path.of(System.getProperty("headroom.home")).toAbsolutePath();

    static final Path SHOP = HOME.resolve("demo/shop.jar");

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private Headroom() {}

    /** @param java the launcher of some JDK */
    static List<String> command(Path java, String... arguments) {
        // A build in the background ignores Ctrl-C, and a JVM that inherits this never hears it.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", java.toString()));
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-Dheadroom.home=" + HOME, "-cp", HOME + "/lib/*", "dev.headroom.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    static Spawned start(Path scratch, String... arguments) throws IOException {
        return Spawned.start(scratch, command(Jdk.own(), arguments));
    }

    static Spawned.Ended run(Path scratch, String... arguments) throws IOException, InterruptedException {
        try (Spawned headroom = start(scratch, arguments)) {
            return headroom.await(PATIENCE);
        }
    }
}
