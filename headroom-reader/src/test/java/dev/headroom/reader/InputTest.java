package dev.headroom.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where bytes may come from, and how they may be packed. */
@Timeout(600)
class InputTest {

    private static final InputStream NOTHING = InputStream.nullInputStream();

    private final Path folder;
    private final CountDownLatch never = new CountDownLatch(1);
    private final HttpServer server;

    InputTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serveAProfile() throws IOException {
        byte[] profile = Fixtures.bytes("pprof/cpu.pb.gz");
        server.createContext("/debug/pprof/profile", exchange -> {
            assertThat(exchange.getRequestURI().getQuery()).isEqualTo("seconds=1");
            exchange.sendResponseHeaders(200, profile.length);
            exchange.getResponseBody().write(profile);
            exchange.close();
        });
        server.createContext("/stalls", exchange -> {
            exchange.sendResponseHeaders(200, profile.length);
            exchange.getResponseBody().write(profile, 0, 100);
            exchange.getResponseBody().flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.createContext("/page", exchange -> {
            byte[] page = "<html>not found</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recordings/async.jfr",
                "pprof/mutex.pb.gz",
                "cprofile/cprofile-3.11.prof",
                "tracemalloc/tracemalloc-3.11.snapshot"
            })
    void packedBytesReadLikePlainOnes(String fixture) throws IOException {
        byte[] bytes = Fixtures.bytes(fixture);
        byte[] plain = fixture.endsWith(".gz") ? Fixtures.gunzip(bytes) : bytes;
        ProfileSet expected = Fixtures.profiles(folder, plain);

        for (byte[] packed : new byte[][] {Fixtures.gzip(plain), zstd(plain), zstd(Fixtures.gzip(plain))}) {
            ProfileSet set = Fixtures.profiles(folder, packed);

            assertThat(set.summary().samplesByType())
                    .isEqualTo(expected.summary().samplesByType())
                    .isNotEmpty();
        }
    }

    @Test
    void cutZstdIsATruncation() throws IOException {
        byte[] packed = zstd("main;a 3\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        for (int length = 5; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);

            assertThatThrownBy(() -> Fixtures.profiles(folder, cut)).isInstanceOf(ReadException.class);
        }
    }

    @Test
    void packedBytesThatWereChangedEndInATypedFailureOrAResult() throws IOException {
        byte[] plain = Fixtures.bytes("cprofile/cprofile-3.11.prof");
        var random = new Random(20260103);
        for (byte[] packed : new byte[][] {Fixtures.gzip(plain), zstd(plain)}) {
            int refused = 0;
            for (int i = 0; i < 5_000; i++) {
                byte[] changed = packed.clone();
                changed[4 + random.nextInt(changed.length - 4)] = (byte) random.nextInt(256);
                try {
                    Fixtures.profiles(folder, changed);
                } catch (ReadException e) {
                    refused++;
                }
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void aDashReadsStandardInputWithoutClosingIt() throws IOException {
        var standardInput = new ByteArrayInputStream(Fixtures.bytes("recordings/async.jfr"));

        try (Recording recording = Recordings.open("-", standardInput, ReadOptions.STRICT)) {
            ProfileSet set = recording.readProfiles();

            assertThat(set.profiles()).isNotEmpty();
            assertThat(set.summary().file()).hasToString("standard input");
        }
    }

    @Test
    void standardInputIsBounded() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };

        assertThatThrownBy(() -> Recordings.open("-", endless, ReadOptions.STRICT.withMaxUnpackedBytes(1 << 20)))
                .isInstanceOf(RecordingTooLargeException.class)
                .hasMessageContaining("standard input");
    }

    @Test
    void aServicesOwnProfileIsFetched() throws IOException {
        try (Recording recording =
                Recordings.open(address("/debug/pprof/profile?seconds=1"), NOTHING, ReadOptions.STRICT)) {
            ProfileSet set = recording.readProfiles();

            assertThat(set.find("cpu")).isPresent();
            assertThat(set.summary().file().toString()).endsWith("/debug/pprof/profile?seconds=1");
        }
    }

    @Test
    void anAnswerThatStallsEndsAfterTheTimeout() {
        ReadOptions options = ReadOptions.STRICT.withFetchTimeout(Duration.ofMillis(300));

        assertThatThrownBy(() -> Recordings.open(address("/stalls"), NOTHING, options))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("whole answer")
                .hasMessageContaining("fetchTimeout");
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() {
        ReadOptions options = ReadOptions.STRICT.withMaxUnpackedBytes(1000);

        assertThatThrownBy(() -> Recordings.open(address("/debug/pprof/profile?seconds=1"), NOTHING, options))
                .isInstanceOf(RecordingTooLargeException.class);
    }

    @Test
    void aRefusalByTheServerIsNamed() {
        assertThatThrownBy(() -> Recordings.open(address("/page"), NOTHING, ReadOptions.STRICT))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("404");
    }

    @Test
    void aServerThatIsNotThereAndAnAddressThatIsNoneAreNamed() {
        server.stop(0);

        assertThatThrownBy(() -> Recordings.open(address("/page"), NOTHING, ReadOptions.STRICT))
                .isInstanceOf(FetchException.class);
        assertThatThrownBy(() -> Recordings.open("http://", NOTHING, ReadOptions.STRICT))
                .isInstanceOf(FetchException.class);
    }

    @Test
    void temporaryFilesLiveAsLongAsTheRecording() throws IOException {
        long before = temporaryFiles();
        Path packed = Files.write(folder.resolve("a"), Fixtures.gzip(Fixtures.bytes("recordings/async.jfr")));

        try (InputStream in = Files.newInputStream(packed);
                Recording recording = Recordings.open(in, Path.of("pipe"), ReadOptions.STRICT)) {
            assertThat(recording.readProfiles().profiles()).isNotEmpty();
            assertThat(temporaryFiles()).isGreaterThan(before);
        }

        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private String address(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    private static byte[] zstd(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new ZstdOutputStream(out)) {
            packed.write(plain);
        }
        return out.toByteArray();
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("headroom-"))
                    .count();
        }
    }
}
