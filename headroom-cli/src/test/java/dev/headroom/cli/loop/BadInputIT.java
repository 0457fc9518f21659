package dev.headroom.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.loop.VictimService.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What cannot work is refused with the place, the cause and the remedy, and leaves nothing that looks like a run. */
@Execution(ExecutionMode.CONCURRENT) // of processes that wait for each other
class BadInputIT {

    private static final int REFUSED = 2;
    private static final int RUN_FAILED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path scratch;

    private Spawned.Ended run(Path out) throws IOException, InterruptedException {
        return Headroom.run(scratch, "run", "--out", out.toString());
    }

    private static void isRefusal(Spawned.Ended ended, String... parts) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(REFUSED);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(parts).doesNotContain("\tat ", "defect");
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlaceAndTheNearestOne() throws Exception {
        Path config = VictimConfig.write(scratch, Ports.free(), Mode.NOT_AT_ALL, VictimConfig.KEPT);
        Files.writeString(config, Files.readString(config).replace("  warmup:", "  warmpu:"));
        List<String> lines = Files.readAllLines(config);
        int line = 1 + lines.indexOf("  warmpu: 1s");

        Spawned.Ended ended = run(scratch.resolve("run"));

        isRefusal(ended, "headroom.yml:" + line + ":3", "warmpu", "warmup");
        assertThat(scratch.resolve("run")).doesNotExist();
    }

    @Test
    void aPortInUseIsRefusedBeforeAnythingIsStarted() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            VictimConfig.write(scratch, taken.getLocalPort(), Mode.NOT_AT_ALL, VictimConfig.KEPT);

            Spawned.Ended ended = run(scratch.resolve("run"));

            isRefusal(ended, "Port " + taken.getLocalPort(), "in use", "service.command");
            assertThat(scratch.resolve("run")).doesNotExist();
        }
    }

    @Test
    void aFolderWithAnythingInItIsNeverWrittenOver() throws Exception {
        VictimConfig.write(scratch, Ports.free(), Mode.NOT_AT_ALL, VictimConfig.KEPT);
        Path folder = Files.createDirectory(scratch.resolve("run"));
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        isRefusal(run(folder), folder.toString(), "not empty", "--out");

        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(folder.resolve("thesis.txt"));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        VictimConfig.write(scratch, Ports.free(), Mode.NOT_AT_ALL, VictimConfig.KEPT);
        Path file = Files.writeString(scratch.resolve("file"), "not a folder");

        isRefusal(run(file.resolve("run")), file.toString(), "--out");
        // The kernel's own tree takes no folders, not even from root.
        isRefusal(run(Path.of("/proc/headroom-run")), "/proc/headroom-run", "--out");
    }

    @Test
    void aDiskThatFillsUpIsSaidAndLeavesARunMarkedIncomplete() throws Exception {
        VictimConfig.write(scratch, Ports.free(), Mode.NOT_AT_ALL, VictimConfig.KEPT);
        Path disk = Files.createDirectory(scratch.resolve("disk"));
        String headroom = String.join(
                " ",
                Headroom.command(Jdk.own(), "run", "--out", disk.resolve("run").toString()).stream()
                        .map(word -> "'" + word + "'")
                        .toList());
        // A file system of this process only: it goes with it, and needs no rights outside.
        String script = "mount -t tmpfs -o size=96k tmpfs '" + disk + "' || exit 77; " + headroom + "; code=$?; cp '"
                + disk + "/run/run.json' '" + scratch + "/kept.json'; exit $code";

        try (Spawned shell = Spawned.start(scratch, List.of("unshare", "-rm", "sh", "-c", script))) {
            Spawned.Ended ended = shell.await(PATIENCE);

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(RUN_FAILED);
            assertThat(ended.err()).contains("No space left on device").doesNotContain("defect");
            assertThat(WrittenRun.json(Files.readString(scratch.resolve("kept.json")))
                            .path("complete")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void aRuntimeWithoutTheAttachModuleIsToldApart() throws Exception {
        VictimConfig.write(scratch, Ports.free(), Mode.NOT_AT_ALL, VictimConfig.KEPT);
        Path image = scratch.resolve("small-java");
        String jlink = Path.of(System.getProperty("java.home"), "bin", "jlink").toString();
        try (Spawned linking = Spawned.start(
                scratch,
                List.of(
                        jlink,
                        "--add-modules",
                        "java.se,jdk.unsupported,jdk.management",
                        "--strip-debug",
                        "--output",
                        image.toString()))) {
            assertThat(linking.await(PATIENCE).exitCode()).isZero();
        }

        for (List<String> arguments : List.of(
                List.of("run", "--out", scratch.resolve("run").toString()),
                List.of("attach", Long.toString(ProcessHandle.current().pid())))) {
            List<String> command = Headroom.command(image.resolve("bin/java"), arguments.toArray(String[]::new));
            try (Spawned headroom = Spawned.start(scratch, command)) {
                isRefusal(headroom.await(PATIENCE), "jdk.attach", "full JDK", "JAVA_HOME");
            }
        }
        assertThat(scratch.resolve("run")).doesNotExist();
    }

    @Test
    void aProcessThatIsNotAJvmIsLeftAlone() throws Exception {
        try (Spawned sleeper = Spawned.start(scratch, List.of("sleep", "600"))) {
            Spawned.Ended ended = Headroom.run(scratch, "attach", Long.toString(sleeper.pid()));

            isRefusal(ended, "Process " + sleeper.pid(), "not a HotSpot JVM");
            assertThat(sleeper.isAlive()).isTrue();
        }
    }

    @Test
    void aProcessThatDoesNotExistIsNamed() throws Exception {
        isRefusal(Headroom.run(scratch, "attach", "2147483647"), "no process 2147483647", "jcmd -l");
    }

    @Test
    void aServiceThatIsNotThereFailsTheLoad() throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("load", "http://127.0.0.1:" + Ports.free() + "/", "--rate", "10"));
        arguments.addAll(List.of("--for", "1s"));

        Spawned.Ended ended = Headroom.run(scratch, arguments.toArray(String[]::new));

        assertThat(ended.exitCode()).isEqualTo(RUN_FAILED);
        assertThat(ended.err()).contains("refused every connection");
    }
}
