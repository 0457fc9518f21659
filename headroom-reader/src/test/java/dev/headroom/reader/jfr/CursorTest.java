package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Varints are read and skipped alike, wherever a window ends. */
class CursorTest {

    private static final int NUMBERS = 5_000;

    private final Path file;

    CursorTest(@TempDir Path folder) {
        file = folder.resolve("varints");
    }

    @Test
    void skippingManyNumbersEndsWhereReadingThemEnds() throws IOException {
        var random = new Random(7);
        Files.write(file, varints(random));
        for (int window : new int[] {9, 17, 64, 1000, 1 << 20}) {
            try (var read = new Cursor(file, file, window);
                    var skip = new Cursor(file, file, window)) {
                int left = NUMBERS;
                while (left > 0) {
                    int count = Math.min(left, random.nextInt(40));
                    int[] slots = new int[count];
                    read.readVarints(slots, new long[1]);
                    skip.skipVarints(count);
                    left -= count;

                    assertThat(skip.position()).as("window of %d", window).isEqualTo(read.position());
                }
                assertThat(read.position()).isEqualTo(Files.size(file));
            }
        }
    }

    @Test
    void fourNumbersSeenAsBytesAreTheSameBytesOnlyWhereTheNumbersAreTheSame() throws IOException {
        var random = new Random(11);
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < NUMBERS * 4; i++) {
            write(out, random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(i % 3 == 0 ? 400 : 3));
        }
        Files.write(file, out.toByteArray());
        Map<Long, List<Long>> numbersOf = new HashMap<>();
        Map<List<Long>, Long> bytesOf = new HashMap<>();
        for (int window : new int[] {9, 64, 1 << 20}) {
            try (var read = new Cursor(file, file, window);
                    var peek = new Cursor(file, file, window)) {
                for (int i = 0; i < NUMBERS; i++) {
                    long bytes = peek.peekVarints(4);
                    List<Long> numbers =
                            List.of(read.readVarint(), read.readVarint(), read.readVarint(), read.readVarint());
                    if (bytes != Cursor.NOT_IN_A_WORD) {
                        peek.skipPeeked();

                        assertThat(numbersOf.computeIfAbsent(bytes, b -> numbers))
                                .isEqualTo(numbers);
                        assertThat(bytesOf.computeIfAbsent(numbers, n -> bytes)).isEqualTo(bytes);
                    } else {
                        for (int number = 0; number < 4; number++) {
                            peek.skipVarint();
                        }
                    }
                    assertThat(peek.position()).isEqualTo(read.position());
                }
            }
        }
        assertThat(bytesOf).hasSizeGreaterThan(100);
    }

    @Test
    void numbersOfEveryLengthAreReadAsTheyWereWritten() throws IOException {
        var out = new ByteArrayOutputStream();
        long[] numbers = new long[130];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i < 65 ? (i == 0 ? 0 : -1L >>> (64 - i)) : ~(-1L >>> (129 - i));
            write(out, numbers[i]);
        }
        Files.write(file, out.toByteArray());

        try (var in = new Cursor(file, file, 4096)) {
            for (long number : numbers) {
                assertThat(in.readVarint()).isEqualTo(number);
            }
        }
    }

    private static byte[] varints(Random random) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < NUMBERS; i++) {
            write(out, random.nextLong() >> random.nextInt(64));
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, long number) {
        long rest = number;
        for (int i = 0; i < 8 && (rest & ~0x7fL) != 0; i++) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
