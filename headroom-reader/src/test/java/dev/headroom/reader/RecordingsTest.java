package dev.headroom.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which reader a file gets, and what collapsed stacks say. */
class RecordingsTest {

    private final Path folder;

    RecordingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRecordingIsRecognisedWhateverItsName() throws IOException {
        Path file = write("notes.txt", fixture());

        try (Recording recording = Recordings.open(file)) {
            ProfileSet profiles = recording.readProfiles();

            assertThat(profiles.summary().format()).startsWith("JFR 2.");
            assertThat(profiles.find(SampleType.CPU)).isPresent();
        }
    }

    @Test
    void aCompressedRecordingReadsLikeThePlainOneAndNamesTheFileGiven() throws IOException {
        Path plain = write("plain.jfr", fixture());
        Path packed = write("packed.jfr.gz", gzip(fixture()));

        try (Recording a = Recordings.open(plain);
                Recording b = Recordings.open(packed)) {
            ReadSummary expected = a.readProfiles().summary();
            ReadSummary summary = b.readProfiles().summary();

            assertThat(summary.samplesByType()).isEqualTo(expected.samplesByType());
            assertThat(summary.file()).isEqualTo(packed);
        }
    }

    @Test
    void collapsedStacksFoldByFrame() throws IOException {
        Path file = write("a.collapsed", "main;a;b 3\nmain;a 2\r\n\nmain;a;b 4\n");

        Profile profile = readOne(file);

        StackTable stacks = profile.stacks();
        int main = stacks.child(StackTable.ROOT, stacks.frameId(Frame.named("main")));
        int a = stacks.child(main, stacks.frameId(Frame.named("a")));
        int b = stacks.child(a, stacks.frameId(Frame.named("b")));
        assertThat(profile.totalWeight()).isEqualTo(9);
        assertThat(profile.selfSamples(b)).isEqualTo(7);
        assertThat(profile.selfSamples(a)).isEqualTo(2);
        assertThat(profile.selfSamples(main)).isZero();
    }

    @Test
    void asyncProfilersFrameSuffixesBecomeKinds() throws IOException {
        Path file = write(
                "a.collapsed",
                "java/lang/Thread.run_[0];com/acme/Shop.list_[j];com/acme/Shop.get_[i];com/acme/A.b_[1];do_syscall_[k] 1\n");

        Profile profile = readOne(file);

        assertThat(profile.stacks().framesOf(5))
                .containsExactly(
                        new Frame("do_syscall", "", 0, FrameKind.KERNEL),
                        new Frame("com.acme.A.b", "", 0, FrameKind.COMPILED),
                        new Frame("com.acme.Shop.get", "", 0, FrameKind.INLINED),
                        new Frame("com.acme.Shop.list", "", 0, FrameKind.COMPILED),
                        new Frame("java.lang.Thread.run", "", 0, FrameKind.INTERPRETED));
    }

    @Test
    void framesMayHoldBlanksAndPathsStayAsTheyAre() throws IOException {
        Path file = write("a.collapsed", "operator new(unsigned long);/usr/lib/x.so;[thread 12] 5\n");

        Profile profile = readOne(file);

        assertThat(profile.stacks().framesOf(3))
                .extracting(Frame::name)
                .containsExactly("[thread 12]", "/usr/lib/x.so", "operator new(unsigned long)");
    }

    @Test
    void compressedCollapsedStacksAreUnpacked() throws IOException {
        Path file = write("a.gz", gzip("a;b 3\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(readOne(file).totalWeight()).isEqualTo(3);
    }

    @Test
    void cutGzipIsATruncation() throws IOException {
        byte[] packed = gzip("a;b 3\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        for (int length = 12; length < packed.length; length++) {
            Path file = write("cut.gz", Arrays.copyOf(packed, length));

            assertThatThrownBy(() -> readOne(file)).isInstanceOf(ReadException.class);
        }
    }

    @Test
    void aLineWithoutACountIsNamed() throws IOException {
        Path file = write("a.collapsed", "a;b 3\na;b\n");

        assertThatThrownBy(() -> readOne(file))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 2")
                .hasMessageContaining("COUNT");
    }

    @Test
    void unknownContentIsRefusedWithWhatIsSupported() throws IOException {
        Path file = write("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});

        assertThatThrownBy(() -> Recordings.open(file))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("JFR")
                .hasMessageContaining("collapsed");
    }

    @Test
    void anEmptyFileAFolderAndAMissingFileAreEachSaid() throws IOException {
        Path empty = write("empty", new byte[0]);

        assertThatThrownBy(() -> Recordings.open(empty))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> Recordings.open(folder)).isInstanceOf(UnsupportedFormatException.class);
        assertThatThrownBy(() -> Recordings.open(folder.resolve("absent"))).isInstanceOf(NoSuchFileException.class);
    }

    private static Profile readOne(Path file) throws IOException {
        try (Recording recording = Recordings.open(file)) {
            return recording.readProfiles().profiles().get(0);
        }
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] fixture() throws IOException {
        try (InputStream in = RecordingsTest.class.getResourceAsStream("/recordings/async.jfr")) {
            if (in == null) {
                throw new AssertionError("The fixture async.jfr is missing");
            }
            return in.readAllBytes();
        }
    }
}
