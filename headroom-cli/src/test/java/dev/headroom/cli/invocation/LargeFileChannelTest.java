package dev.headroom.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large file holds what was written to it, whichever way each part of it went. */
class LargeFileChannelTest {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void aFileHoldsWhatWasWrittenToItOnBothSidesOfThePageCache() throws IOException {
        for (int length : new int[] {0, 1, MEBIBYTE, 5 * MEBIBYTE, 5 * MEBIBYTE + 4096, 7 * MEBIBYTE + 4097}) {
            byte[] content = content(length);
            Path file = folder.resolve("of-" + length);

            try (var out = new WriteBehind(LargeFileChannel.create(file, 2L * MEBIBYTE))) {
                out.write(content);
            }

            assertThat(file).hasBinaryContent(content);
        }
    }

    @Test
    void whatFollowsAPartOfABlockIsWrittenBehindIt() throws IOException {
        byte[] content = content(4 * MEBIBYTE);
        Path file = folder.resolve("flushed");

        try (var out = new WriteBehind(LargeFileChannel.create(file, 0))) {
            out.write(content, 0, MEBIBYTE + 5);
            out.flush();
            out.write(content, MEBIBYTE + 5, content.length - MEBIBYTE - 5);
        }

        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void buffersThatNoDiskTakesGoThroughThePageCache() throws IOException {
        byte[] content = content(2 * 4096);
        Path file = folder.resolve("plain");

        try (var out = LargeFileChannel.create(file, 0)) {
            assertThat(out.write(ByteBuffer.wrap(content, 0, 4096))).isEqualTo(4096);
            assertThat(out.write(ByteBuffer.wrap(content, 4096, 4096))).isEqualTo(4096);
        }

        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void aLongerFileThatWasThereIsGone() throws IOException {
        Path file = Files.write(folder.resolve("longer"), content(3 * MEBIBYTE));

        try (var out = new WriteBehind(LargeFileChannel.create(file, 0))) {
            out.write(new byte[] {1, 2, 3});
        }

        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void aClosedFileTakesNothing() throws IOException {
        LargeFileChannel out = LargeFileChannel.create(folder.resolve("closed"), 0);
        out.close();

        assertThat(out.isOpen()).isFalse();
        assertThatThrownBy(() -> out.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }
}
