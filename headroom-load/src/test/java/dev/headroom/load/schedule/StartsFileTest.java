package dev.headroom.load.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recorded schedule, read and replayed. */
class StartsFileTest {

    @TempDir
    private Path folder;

    @Test
    void startsAreReplayedAsTheyWere() throws Exception {
        RecordedSchedule schedule =
                StartsFile.read(file("# recorded\r\n0\r\n\n 0.25 \n250ms\n1500000 us\n2 s\n0.05min"));

        LongSupplier offsets = schedule.offsetsNanos(new Random(1));
        long[] ms = new long[6];
        for (int i = 0; i < ms.length; i++) {
            ms[i] = offsets.getAsLong() / 1_000_000;
        }

        assertThat(ms).containsExactly(0, 250, 250, 1_500, 2_000, 3_000);
        assertThat(offsets.getAsLong()).isEqualTo(Schedule.NEVER);
        assertThat(schedule.length()).contains(Duration.ofSeconds(3));
        assertThat(schedule.warmUp()).isEqualTo(Schedule.poisson(2));
        assertThat(schedule.withSpacing(Spacing.POISSON)).isSameAs(schedule);
        assertThat(schedule.description()).isEqualTo("replay of 6 starts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0\\n1\\nsoon| line 3 is 'soon', which is no start; write seconds such as 0.250, or 250ms.",
                "-1| line 1 is '-1', which is no start",
                "0,1| line 1 is '0,1', which is no start",
                "2\\n1.999| line 2 is '1.999', which is before the start above it; sort the file.",
                "1\\n86401| line 2 is '86401', more than 24 h after the begin",
                "# nothing| holds no start. Write one a line",
            })
    void whatIsNoScheduleIsRefusedWithItsLine(String text, String problem) throws IOException {
        Path file = file(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> StartsFile.read(file))
                .isInstanceOf(StartsFileException.class)
                .hasMessageStartingWith(file + " ")
                .hasMessageContaining(problem);
    }

    @Test
    void filesThatCannotBeReadSayWhy() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'1', '\n', (byte) 0xff, (byte) 0xfe});
        Path endless = file("1".repeat(100_000));

        assertThatThrownBy(() -> StartsFile.read(folder)).hasMessageContaining("is a directory");
        assertThatThrownBy(() -> StartsFile.read(folder.resolve("none"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> StartsFile.read(binary)).hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> StartsFile.read(endless)).hasMessageContaining("line 1 is longer than any start");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("starts.txt"), text);
    }
}
