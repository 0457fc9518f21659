package dev.headroom.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is written behind arrives whole and in order, and a failure is told. */
@Timeout(60)
class WriteBehindTest {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void piecesOfAnySizeArriveInOrder() throws IOException {
        var random = new Random(3);
        byte[] content = new byte[7 * MEBIBYTE + 13];
        random.nextBytes(content);
        var arrived = new ByteArrayOutputStream();

        try (var out = new WriteBehind(Channels.newChannel(arrived))) {
            int at = 0;
            while (at < content.length) {
                int length =
                        Math.min(content.length - at, random.nextInt(random.nextInt(20) == 0 ? 3 * MEBIBYTE : 5000));
                out.write(content, at, length);
                at += length;
                if (at < content.length) {
                    out.write(content[at++]);
                }
            }
        }

        assertThat(arrived.toByteArray()).isEqualTo(content);
    }

    @Test
    void whatWasFlushedHasArrived() throws IOException {
        var arrived = new ByteArrayOutputStream();
        try (var out = new WriteBehind(Channels.newChannel(arrived))) {
            out.write(new byte[5 * MEBIBYTE + 1]);
            out.flush();
            assertThat(arrived.size()).isEqualTo(5 * MEBIBYTE + 1);

            out.write(new byte[5 * MEBIBYTE]);
        }
        assertThat(arrived.size()).isEqualTo(10 * MEBIBYTE + 1);
    }

    @Test
    void aFullDiskIsToldWhileWritingAndNothingIsWrittenAfterIt() throws IOException {
        var disk = new FullDisk();
        var out = new WriteBehind(disk);

        assertThatThrownBy(() -> out.write(new byte[9 * MEBIBYTE]))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left");

        int tries = disk.tries.get();
        out.close();
        assertThat(disk.tries.get()).isEqualTo(tries);
        assertThat(disk.isOpen()).isFalse();
    }

    @Test
    void aFullDiskIsToldWhenClosingAtTheLatest() {
        assertThatThrownBy(() -> {
                    try (var out = new WriteBehind(new FullDisk())) {
                        out.write(1);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("No space left");
    }

    private static final class FullDisk implements WritableByteChannel {

        private final AtomicInteger tries = new AtomicInteger();
        private boolean open = true;

        @Override
        public int write(ByteBuffer from) throws IOException {
            tries.incrementAndGet();
            throw new IOException("No space left");
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
