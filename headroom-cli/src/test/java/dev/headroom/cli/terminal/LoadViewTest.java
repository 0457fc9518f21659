package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.LoadProgress;
import dev.headroom.report.text.Palette;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadViewTest {

    private static LoadView afterAStall() {
        LoadView view = LoadView.atRate(1000);
        long requests = 0;
        for (int second = 1; second <= 12; second++) {
            boolean stalled = second == 9;
            double rate = stalled ? 120 : second == 10 ? 1_880 : 1_000;
            requests += Math.round(rate);
            view = view.next(new LoadProgress(
                    Duration.ofSeconds(second),
                    Duration.ofSeconds(30),
                    rate,
                    812_000,
                    1_930_000,
                    stalled || second == 10 ? 880_000_000 : 4_200_000,
                    requests,
                    second > 9 ? 3 : 0));
        }
        return view;
    }

    @Test
    void aScreenSeesRateResponseTimesErrorsAndTheLastSeconds() {
        assertThat(afterAStall().lines(79, Palette.PLAIN))
                .containsExactly(
                        "    rate             1,000/s of 1,000/s",
                        "    response time    p50 812 µs  p95 1.93 ms  p99 4.20 ms",
                        "    rate by second   ▅▅▅▅▅▅▅▅▁█▅▅  max 1,880/s",
                        "    p99 by second    ▁▁▁▁▁▁▁▁██▁▁  max 880 ms",
                        "    requests         12,000 answered, 3 errors (0.03 %)");
    }

    @Test
    void errorsAreRedAndLabelsFaintWhereColoursAreWanted() {
        List<String> lines = afterAStall().lines(79, Palette.ANSI);

        assertThat(lines.get(0)).contains("\u001b[2mrate");
        assertThat(lines.get(4)).contains("\u001b[31m12,000 answered, 3 errors (0.03 %)\u001b[0m");
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 30, 40, 60, 80, 120, 199})
    void noLineIsWiderThanTheScreen(int columns) {
        LoadView view = afterAStall();
        for (int i = 0; i < 400; i++) {
            view = view.next(new LoadProgress(
                    Duration.ofSeconds(i), Duration.ofHours(1), 123_456_789, 1, 2, 3, 9_999_999_999L, 1_234_567_890));
        }

        assertThat(view.lines(columns, Palette.PLAIN)).allMatch(line -> line.length() <= columns);
    }

    @Test
    void aNarrowScreenHasNoRoomForSparklines() {
        assertThat(afterAStall().lines(36, Palette.PLAIN)).hasSize(3);
    }

    @Test
    void onlyTheLastSecondsThatFitAreDrawn() {
        List<Double> rising =
                DoubleStream.iterate(1, v -> v + 1).limit(100).boxed().toList();

        assertThat(Sparkline.of(rising, 8)).hasSize(8).endsWith("█").startsWith("█");
        assertThat(Sparkline.of(List.of(0.0, 1.0, 4.0, 8.0), 10)).isEqualTo("▁▁▄█");
    }

    @Test
    void aSecondWithoutAnyAnswerIsAGapAndNotAZero() {
        LoadView view = LoadView.unpaced()
                .next(new LoadProgress(Duration.ofSeconds(1), Duration.ofSeconds(9), 5, 1, 1, 1_000, 5, 0))
                .next(new LoadProgress(Duration.ofSeconds(2), Duration.ofSeconds(9), 0, 0, 0, 0, 5, 0));

        assertThat(view.lines(79, Palette.PLAIN))
                .contains("    rate             0/s", "    response time    p50 –  p95 –  p99 –")
                .anyMatch(line -> line.startsWith("    p99 by second    █   max"));
    }

    @Test
    void aLogGetsAllOfItInOneLine() {
        assertThat(afterAStall().line())
                .isEqualTo("12,000 requests  3 errors  last second 1,000/s  p50 812 µs  p95 1.93 ms  p99 4.20 ms");
    }
}
