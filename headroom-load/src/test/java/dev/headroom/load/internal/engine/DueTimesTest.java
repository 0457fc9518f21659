package dev.headroom.load.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DueTimesTest {

    @Test
    void theEarliestIsAlwaysFirst() {
        var random = new SplittableRandom(11);
        var expected = new PriorityQueue<Long>();
        var due = new DueTimes(2);

        for (int i = 0; i < 50_000; i++) {
            if (expected.isEmpty() || random.nextInt(100) < 51) {
                long nanos = random.nextLong(1_000);
                expected.add(nanos);
                due.add(nanos);
            } else {
                assertThat(due.first()).isEqualTo(expected.remove());
                due.removeFirst();
            }
            assertThat(due.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }
}
