package dev.headroom.agent.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ByIdentityTest {

    private final ByIdentity<String> known = new ByIdentity<>();

    @Test
    void whatIsKnownIsFoundByIdentity() {
        Object statement = new Object();

        known.remember(statement, "SELECT 1");
        known.remember(statement, "SELECT 2");

        assertThat(known.of(statement)).isEqualTo("SELECT 2");
        assertThat(known.of(new Object())).isNull();
    }

    @Test
    void whatIsTakenIsForgotten() {
        List<Object> tasks = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            Object task = new Object();
            tasks.add(task);
            known.remember(task, "task " + i);
        }

        for (int i = 0; i < tasks.size(); i++) {
            assertThat(known.take(tasks.get(i))).isEqualTo("task " + i);
            assertThat(known.take(tasks.get(i))).isNull();
        }
    }
}
