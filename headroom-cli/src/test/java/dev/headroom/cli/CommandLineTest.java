package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person types, and what comes back, where no service is needed. */
class CommandLineTest {

    private static final List<String> COMMANDS = List.of(
            "demo",
            "init",
            "run",
            "attach",
            "load",
            "capacity",
            "profile",
            "findings",
            "prove",
            "calibrate",
            "gate",
            "completion");

    @TempDir
    private Path scratch;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int headroom(String... arguments) {
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        return Main.run(terminal, arguments);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "init",
                "run",
                "attach",
                "load",
                "load merge",
                "load explain",
                "capacity",
                "profile",
                "profile top",
                "profile flame",
                "findings",
                "prove",
                "calibrate",
                "gate",
                "completion"
            })
    void everyCommandExplainsItself(String command) {
        String[] words = (command + " --help").split(" ");

        assertThat(headroom(words)).isZero();

        assertThat(out()).contains("Usage: headroom " + command).contains("--help");
        assertThat(err()).isEmpty();
        assertThat(out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theListOfCommandsHasOneWholeSentenceEach() {
        assertThat(headroom("--help")).isZero();

        for (String command : COMMANDS) {
            assertThat(out().lines()).as(command).anyMatch(line -> line.matches("  " + command + " +[A-Z].*\\."));
        }
        assertThat(out()).contains("Exit codes:");
    }

    @Test
    void theVersionIsTheBuilds() {
        assertThat(headroom("--version")).isZero();

        assertThat(out()).matches("headroom \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void bashAcceptsTheCompletionScript() throws Exception {
        assertThat(headroom("completion")).isZero();

        Path script = Files.writeString(scratch.resolve("completion"), out());
        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(bash.exitValue()).isZero();
        assertThat(out()).contains(COMMANDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ramp 1/s to 2/s over 1| --schedule 'ramp 1/s to 2/s over 1', column 22: a duration such as 500ms or 10s was expected, not '1'; did you mean '1s'?",
                "rmap 1/s to 2/s over 1s| column 1: a schedule begins with one of constant, poisson, ramp, steps, spikes, replay, not 'rmap'; did you mean 'ramp'?",
                "spikes 1/s to 2/s for 5s every 5s| column 32: the period must be longer than the spike. Write spikes 100/s",
                "steps 0/s every 1s| one of the rates must be above 0",
                "ramp 1/s 2/s| column 10: 'to' was expected, not '2/s'. Write ramp 100/s to 1000/s over 30s.",
                "ramp 1/s to 2/s over 1s now| column 25: 'now' was not expected",
                "poisson replay| column 15: a file was expected. Write replay FILE",
                "poisson poisson| 'poisson' stands once",
                "replay no-such-file| column 8: no-such-file does not exist",
            })
    void aScheduleThatCannotBeReadIsAnsweredWithItsColumnAndTheForm(String schedule, String answer) {
        assertThat(headroom("load", "http://127.0.0.1:8080/", "--schedule", schedule, "--for", "1s"))
                .isEqualTo(2);

        assertThat(err()).contains(answer);
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "50, must lie above 50",
        "p50, must lie above 50",
        "100, is not a percentile",
        "-1, is not a percentile",
        "median, is not a percentile",
        "99.99999999, is not a percentile"
    })
    void aTailThatIsNoPercentileAboveTheMedianIsRefusedBeforeAnythingStarts(String percentile, String answer) {
        for (String[] command : new String[][] {{"run"}, {"demo"}, {"attach", "1"}}) {
            err.reset();
            String[] words = Arrays.copyOf(command, command.length + 1);
            words[command.length] = "--tail=" + percentile;

            assertThat(headroom(words)).isEqualTo(2);

            assertThat(err()).contains("'--tail'", answer);
        }
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"runn, run", "atach, attach", "--verison, --version"})
    void aSlipOfTheFingerIsAnsweredWithTheNearestWord(String typed, String nearest) {
        assertThat(headroom(typed)).isEqualTo(2);

        assertThat(err()).contains(typed, "Did you mean", nearest, "--help");
        assertThat(err().lines()).hasSizeLessThan(6);
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "profile",
                "attach",
                "attach self",
                "load http://127.0.0.1:8080/ --for 1s",
                "load http://127.0.0.1:8080/ --rate 10",
                "load http://127.0.0.1:8080/ --rate many --for 1s",
                "load http://127.0.0.1:8080/ --rate 10 --closed 2 --for 1s",
                "load http://127.0.0.1:8080/ --rate 10 --think 1s --for 1s",
                "load http://127.0.0.1:8080/ --closed 2 --poisson --for 1s",
                "load http://127.0.0.1:8080/ --closed 0 --for 1s",
                "load http://127.0.0.1:8080/ --schedule poisson --for 1s",
                "load http://127.0.0.1:8080/ --rate -1 --for 1s",
                "load http://127.0.0.1:8080/ --rate NaN --for 1s",
                "load http://127.0.0.1:8080/ --rate 10 --for 5",
                "load http://127.0.0.1:8080/ --rate 10 --for 0s",
                "load http://127.0.0.1:8080/ --rate 10 --for -3s",
                "load 127.0.0.1:8080 --rate 10 --for 1s",
                "load ftp://127.0.0.1/ --rate 10 --for 1s",
                "load http://127.0.0.1:8080/ --rate 10 --for 1s --start-at noon",
                "load http://127.0.0.1:8080/ --rate 10 --for 1s --start-at 2020-01-31T12:00:00Z",
                "load",
                "load merge",
                "load merge /nonexistent",
                "load explain /nonexistent",
                "load explain /nonexistent /nonexistent",
                "load mrege a.json b.json",
                "capacity http://127.0.0.1:8080/",
                "capacity http://127.0.0.1:8080/ --slo fast",
                "capacity http://127.0.0.1:8080/ --slo p(99)<50",
                "capacity http://127.0.0.1:8080/ --slo p(99)<50ms --today lots",
                "capacity http://127.0.0.1:8080/ --slo p(99)<50ms --probe 1ms",
                "capacity http://127.0.0.1:8080/ --slo p(99)<50ms --max-users 0",
                "capacity http://127.0.0.1:8080/ --slo p(99)<50ms --start 20/s --max-rate 10/s",
                "capacity http://127.0.0.1:8080/ --slo p(99)<50ms --connections 0",
                "capacity http://127.0.0.1:8080/{9..1} --slo p(99)<50ms",
                "capacity 127.0.0.1:8080 --slo p(99)<50ms",
                "capacity ftp://127.0.0.1/ --slo p(99)<50ms",
                "demo --duration 0s",
                "demo --prove n-plus-one",
                "demo --prove n-plus-one-queries --fixed",
                "demo --prove n-plus-one-queries --blocks 1",
                "demo --prove n-plus-one-queries --blocks many",
                "demo --blocks 3",
                "gate",
                "gate /nonexistent",
                "run -c /nonexistent/headroom.yml",
                "profile top /nonexistent",
                "profile top --limit -1 /nonexistent"
            })
    void whatMakesNoSenseIsRefusedInAFewLines(String line) {
        assertThat(headroom(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);

        assertThat(err()).startsWith("headroom: ").doesNotContain("defect", "\tat ");
        assertThat(err().lines()).hasSizeLessThan(6);
        assertThat(out()).isEmpty();
    }

    @Test
    void aHabitThatTheShopDoesNotHaveIsAnsweredWithTheNearestOne() {
        assertThat(headroom("demo", "--prove", "n-plus-one-querys")).isEqualTo(2);

        assertThat(err()).contains("did you mean 'n-plus-one-queries'?", "unpooled-connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "\u001f\u008b\b", "FLR\0\0\2\0\0"})
    void aFileThatIsNoProfileIsRefused(String content) throws IOException {
        Path file =
                Files.write(scratch.resolve("profile"), content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        for (String question : List.of("top", "flame")) {
            assertThat(headroom("profile", question, file.toString()))
                    .as(question)
                    .isEqualTo(2);
        }

        assertThat(err()).contains(file.toString()).doesNotContain("defect", "\tat ");
        assertThat(out()).isEmpty();
    }

    @Test
    void anotherMachineIsNotLoadedUnlessItsOwnerSaysSo() throws Exception {
        var address = NetworkInterface.networkInterfaces()
                .flatMap(card -> card.getInterfaceAddresses().stream())
                .map(InterfaceAddress::getAddress)
                .filter(ip -> ip instanceof java.net.Inet4Address && !ip.isLoopbackAddress())
                .findFirst();

        assertThat(headroom("load", "http://192.0.2.1/", "--rate", "10", "--for", "1s"))
                .isEqualTo(2);

        assertThat(err()).contains("192.0.2.1", "--i-own-this-target");
        if (address.isPresent()) {
            // Our own card, so that a request that should not be sent would be seen.
            try (ServerSocketChannel server = ServerSocketChannel.open()) {
                server.bind(new InetSocketAddress(address.get(), 0));
                server.configureBlocking(false);
                String url = "http://" + address.get().getHostAddress() + ":"
                        + server.socket().getLocalPort() + "/";

                assertThat(headroom("load", url, "--rate", "10", "--for", "1s")).isEqualTo(2);
                assertThat(server.accept()).isNull();
            }
        }
    }
}
