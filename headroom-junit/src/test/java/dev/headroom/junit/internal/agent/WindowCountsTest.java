package dev.headroom.junit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.junit.NotMeasuredException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's answer, read; it may be of another version. */
final class WindowCountsTest {

    @Test
    void unknownCostsAreEmptyAndStatementsAreInOrder() throws NotMeasuredException {
        Properties answer = answer();
        answer.setProperty("cpuNanos", "-1");
        answer.setProperty("sql.0.statement", "SELECT ?");
        answer.setProperty("sql.0.frames", "a.B.c(B.java:1)\nd.E.f(E.java:2)");
        answer.setProperty("sql.0.thread", "main");
        answer.setProperty("sql.0.elsewhere", "true");
        answer.setProperty("sql.0.count", "2");

        WindowCounts counts = WindowCounts.of(answer);

        assertThat(counts.cpuNanos()).isEmpty();
        assertThat(counts.allocatedBytes()).hasValue(7);
        assertThat(counts.sql()).singleElement().satisfies(sql -> {
            assertThat(sql.frames()).containsExactly("a.B.c(B.java:1)", "d.E.f(E.java:2)");
            assertThat(sql.elsewhere()).isTrue();
            assertThat(sql.count()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlExecutions",
                "sqlElsewhere",
                "allocatedBytes",
                "tasksUnfinished",
                "overlapped",
                "firstFailure"
            })
    void anAnswerThatLacksSomethingIsOfAnotherVersion(String key) {
        Properties answer = answer();
        answer.remove(key);

        assertThatThrownBy(() -> WindowCounts.of(answer))
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("same version");
    }

    @Test
    void whatIsNoNumberIsOfAnotherVersion() {
        Properties answer = answer();
        answer.setProperty("tasks", "many");

        assertThatThrownBy(() -> WindowCounts.of(answer))
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("tasks=many");
    }

    private static Properties answer() {
        var answer = new Properties();
        for (String key : new String[] {
            "sqlExecutions",
            "sqlElsewhere",
            "sqlUngrouped",
            "allocatedBytes",
            "cpuNanos",
            "tasks",
            "tasksUnfinished",
            "tasksForgotten"
        }) {
            answer.setProperty(key, "7");
        }
        answer.setProperty("overlapped", "false");
        answer.setProperty("firstFailure", "");
        return answer;
    }
}
