package dev.headroom.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to run code, to fill memory or to keep the reader busy. */
@Timeout(600)
class HostileInputTest {

    private static final long MOST_BYTES = 64L << 20;

    private final Path folder;

    HostileInputTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Each would run a command, or import for one, in {@code pickle.load}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080\u0002cos\nsystem\n(X\u0004\u0000\u0000\u0000truetR.",
                "\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093\u008c\u0004true\u0085R.",
                "\u0080\u0004\u008c\u0008builtins\u008c\u0004eval\u0093\u008c\u0001a\u0085R.",
                "\u0080\u0002(X\u0004\u0000\u0000\u0000trueios\nsystem\n.",
                "\u0080\u0002cbuiltins\n__import__\n.",
                "\u0080\u0004\u0082\u0001.",
                "\u0080\u0004\u008c\u000btracemalloc\u008c\u0006Domain\u0093.",
                "\u0080\u0004\u008c\u000btracemalloc\u008c\u0008Snapshot\u0093)R.",
                "\u0080\u0004\u008c\u000btracemalloc\u008c\rSnapshot.load\u0093\u008c\u0001a\u0085R."
            })
    void aPickleThatWouldCallIsRefused(String pickle) throws IOException {
        byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Fixtures.profiles(folder, bytes))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("refused")
                .hasMessageContaining("byte ");
    }

    @Test
    void aPickledListThatHoldsItselfIsNoSnapshot() {
        byte[] bytes = "\u0080\u0004]\u0094h\u0000a.".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Fixtures.profiles(folder, bytes)).isInstanceOf(MalformedRecordingException.class);
    }

    @Test
    void aMillionPickledMarksAndTuplesAreJustRefused() {
        byte[] marks = filled(new byte[] {(byte) 0x80, 4}, '(', 1_000_000);
        byte[] tuples = filled(new byte[] {(byte) 0x80, 4, ')'}, 0x85, 1_000_000);

        assertThatThrownBy(() -> Fixtures.profiles(folder, marks)).isInstanceOf(ReadException.class);
        assertThatThrownBy(() -> Fixtures.profiles(folder, tuples)).isInstanceOf(ReadException.class);
    }

    @Test
    void aGzipBombStopsAtTheLimitInEveryFormat() throws IOException {
        byte[] zeros = new byte[40 << 20];
        byte[][] heads = {
            {'F', 'L', 'R', 0},
            {'{', ')', 3, 'z', 0},
            {(byte) 0x80, 4, 'N'},
            {0x0a, 4, 8, 1, 16, 2},
            "a;b 1\n".getBytes(StandardCharsets.US_ASCII)
        };
        for (byte[] head : heads) {
            System.arraycopy(head, 0, zeros, 0, head.length);
            Path bomb = Files.write(folder.resolve("bomb"), Fixtures.gzip(zeros));

            assertThatThrownBy(() -> read(bomb, ReadOptions.STRICT.withMaxUnpackedBytes(1 << 20)))
                    .isInstanceOf(ReadException.class);
        }
    }

    /** These two are read whole, so that what a kilobyte unpacks to would be in memory at once. */
    @Test
    void aBombOfAFormatThatIsReadWholeIsRefusedBeforeItFillsTheMemory() throws IOException {
        byte[][] heads = {{(byte) 0x80, 4, 'N'}, {'{', ')', 3, 'z', 0}};
        for (byte[] head : heads) {
            byte[] body = new byte[100 << 20];
            System.arraycopy(head, 0, body, 0, head.length);
            Path bomb = Files.write(folder.resolve("bomb"), Fixtures.gzip(body));
            long before = allocated();

            assertThatThrownBy(() -> read(bomb, ReadOptions.STRICT)).isInstanceOf(RecordingTooLargeException.class);

            assertThat(allocated() - before).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void aPickleThatPilesUpValuesIsRefusedBeforeItFillsTheMemory() throws IOException {
        byte[] nothings = filled(new byte[] {(byte) 0x80, 4}, 'N', 7_000_000);
        byte[] marks = filled(new byte[] {(byte) 0x80, 4}, '(', 7_000_000);
        for (byte[] pile : new byte[][] {nothings, marks}) {
            Path file = Files.write(folder.resolve("pile"), pile);
            long before = allocated();

            assertThatThrownBy(() -> read(file, ReadOptions.STRICT)).hasMessageContaining("wait to be put together");

            assertThat(allocated() - before).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void theLimitIsNamedWithItsRemedy() throws IOException {
        byte[] text = "main;work 1\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        Path bomb = Files.write(folder.resolve("bomb"), Fixtures.gzip(text));

        assertThatThrownBy(() -> read(bomb, ReadOptions.STRICT.withMaxUnpackedBytes(1 << 20)))
                .isInstanceOf(RecordingTooLargeException.class)
                .hasMessageContaining("1048576")
                .hasMessageContaining("maxUnpackedBytes");
    }

    @Test
    void noTemporaryFileIsLeftAfterARefusal() throws IOException {
        byte[] zeros = new byte[4 << 20];
        zeros[0] = 'F';
        zeros[1] = 'L';
        zeros[2] = 'R';
        Path bomb = Files.write(folder.resolve("bomb"), Fixtures.gzip(zeros));
        long before = temporaryFiles();

        assertThatThrownBy(() -> read(bomb, ReadOptions.STRICT.withMaxUnpackedBytes(1 << 20)))
                .isInstanceOf(RecordingTooLargeException.class);

        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void lengthsThatLieReserveNoMemory() throws IOException {
        byte[][] lies = {
            bytes('{', '(', 3, 0, 0, 0, 'u', 0xff, 0xff, 0xff, 0x7f),
            bytes('{', '(', 3, 0, 0, 0, '(', 0xff, 0xff, 0xff, 0x7f),
            bytes(0x80, 4, 'X', 0xff, 0xff, 0xff, 0x7f),
            bytes(0x80, 4, 'K', 1, 'r', 0xff, 0xff, 0xff, 0x7f),
            bytes(0x0a, 4, 8, 1, 16, 2, 0x12, 0xff, 0xff, 0xff, 0x7f, 8, 1),
            bytes(0x0a, 4, 8, 1, 16, 2, 0x12, 4, 0x0a, 0xff, 0xff, 0x7f)
        };
        for (byte[] lie : lies) {
            Fixtures.gzip(lie);
            long before = allocated();

            assertThatThrownBy(() -> Fixtures.profiles(folder, lie)).isInstanceOf(ReadException.class);

            assertThat(allocated() - before).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void deeplyNestedMarshalIsRefused() {
        byte[] nested = new byte[200_000];
        nested[0] = '{';
        nested[1] = ')';
        nested[2] = 3;
        for (int i = 3; i + 1 < nested.length; i += 2) {
            nested[i] = ')';
            nested[i + 1] = 1;
        }

        assertThatThrownBy(() -> Fixtures.profiles(folder, nested))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void aMarshalTupleThatHoldsItselfIsRefused() {
        byte[] bytes = bytes('{', 0xa9, 3, 'r', 0, 0, 0, 0);

        assertThatThrownBy(() -> Fixtures.profiles(folder, bytes))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("holds it");
    }

    @Test
    void marshalledCodeIsRefused() {
        byte[] bytes = bytes('{', ')', 3, 'c', 0, 0, 0, 0);

        assertThatThrownBy(() -> Fixtures.profiles(folder, bytes))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("'c'");
    }

    private static void read(Path file, ReadOptions options) throws IOException {
        try (Recording recording = Recordings.open(file, options)) {
            recording.readProfiles();
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] filled(byte[] head, int repeated, int times) {
        byte[] body = new byte[times];
        Arrays.fill(body, (byte) repeated);
        var out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(body);
        out.write('.');
        return out.toByteArray();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".unpacked"))
                    .count();
        }
    }
}
