package dev.headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.victim.WindowVictim;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What code in the agent's own JVM learns of a stretch of its work. */
final class WindowIT {
    private static final int MEBIBYTE = 1 << 20;

    private final Path folder;

    WindowIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void aWindowCountsWhatItsThreadAndItsTasksDoAndKnowsWhatOthersDid(Jdk jdk) throws Exception {
        try (VictimJvm jvm = VictimJvm.withAgent(jdk, folder, WindowVictim.class)) {
            List<String> said = jvm.said();

            assertThat(said)
                    .contains("own sqlExecutions=3", "own sqlElsewhere=0", "own tasks=0", "own tasksUnfinished=0")
                    .contains("own sql.0.statement=SELECT name FROM orders WHERE id = ?", "own sql.0.count=1")
                    .contains("task sqlExecutions=3", "task tasks=1", "task tasksUnfinished=0")
                    .contains("elsewhere sqlExecutions=0", "elsewhere sqlElsewhere=3", "elsewhere sql.0.thread=other")
                    .contains("nothing sqlExecutions=0", "nothing sqlElsewhere=0")
                    .anyMatch(line ->
                            line.startsWith("foreign refused=A window is closed by the thread that opened it, main"));
            assertThat(number(said, "nothing allocatedBytes")).isLessThan(1_000);
            assertThat(number(said, "own allocatedBytes")).isGreaterThan(MEBIBYTE);
            assertThat(number(said, "task allocatedBytes")).isGreaterThan(MEBIBYTE);
            assertThat(number(said, "elsewhere allocatedBytes")).isLessThan(MEBIBYTE);
            assertThat(number(said, "own cpuNanos")).isPositive();
            assertThat(text(said, "own sql.0.frames")).startsWith("dev.headroom.victim.Shop.select(Shop.java:");
            assertThat(jvm.ask("status").getProperty("failures")).isEqualTo("0");
        }
    }

    private static long number(List<String> said, String key) {
        return Long.parseLong(text(said, key));
    }

    private static String text(List<String> said, String key) {
        return said.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
