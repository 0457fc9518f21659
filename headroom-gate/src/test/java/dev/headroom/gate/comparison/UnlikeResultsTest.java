package dev.headroom.gate.comparison;

import static dev.headroom.gate.comparison.Results.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.comparison.BenchmarkJudge.Pairing;
import dev.headroom.gate.comparison.BenchmarkJudge.Unlike;
import dev.headroom.measure.benchmark.BenchmarkRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused, and what is only noted. */
class UnlikeResultsTest {

    private static Results jmh(String source) {
        return Results.of(source).with("JVM flags", "-Xmx1g").with("JVM version", "17.0.9");
    }

    @Test
    void everyDifferenceIsNamed() {
        BenchmarkRun base = jmh("base.json").scores(1, 2, 3);
        BenchmarkRun head = jmh("head.json")
                .with("JVM flags", "-Xmx2g")
                .with("JVM version", "21.0.1")
                .scores(1, 2);

        assertThatThrownBy(() -> judge("score=10%", base, head))
                .isInstanceOf(UnlikeBenchmarksException.class)
                .hasMessageContainingAll(
                        "base.json",
                        "head.json",
                        "JVM flags: '-Xmx1g' in the base, '-Xmx2g' in the head",
                        "JVM version: '17.0.9' in the base, '21.0.1' in the head",
                        "forks: 3 in the base, 2 in the head",
                        "--allow-unlike");
    }

    @Test
    void whereItIsAllowedTheDifferencesAreNoted() throws Exception {
        var judge = new BenchmarkJudge(List.of(), Unlike.NOTED, Pairing.INDEPENDENT);

        BenchmarkComparison comparison = judge.judge(
                List.of(jmh("base").scores(1, 1.1, 0.9)),
                List.of(jmh("head").with("JVM version", "21.0.1").scores(1, 1.1, 0.9)));

        assertThat(comparison.notes()).anyMatch(note -> note.contains("JVM version") && note.contains("21.0.1"));
    }

    @Test
    void anotherModeOrParameterOfTheSameBenchmarkIsUnlike() {
        assertThatThrownBy(() -> judge(
                        "score=10%",
                        Results.of("base").scores(1, 2),
                        Results.of("head").throughput().scores(1, 2)))
                .hasMessageContainingAll("Sort.quick (avgt)", "Sort.quick (thrpt)");
        assertThatThrownBy(() -> judge(
                        "score=10%",
                        Results.of("base").parameter("size", "10").scores(1, 2),
                        Results.of("head").parameter("size", "20").scores(1, 2)))
                .hasMessageContainingAll("size=10", "size=20");
    }

    @Test
    void numbersOfAnotherUnitAreNeverHeldAgainstEachOther() throws Exception {
        var judge = new BenchmarkJudge(List.of(), Unlike.NOTED, Pairing.INDEPENDENT);

        BenchmarkComparison comparison = judge.judge(
                List.of(Results.of("base").scores(1, 1.1, 0.9)),
                List.of(Results.of("head").throughput().scores(1, 1.1, 0.9)));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Results.only(comparison).reason()).contains("us/op", "ops/us");
    }

    @Test
    void anotherToolIsUnlike() {
        assertThatThrownBy(() -> judge(
                        "score=10%",
                        Results.of("base").scores(1, 2),
                        Results.of("head").by("hyperfine").scores(1, 2)))
                .hasMessageContaining("tool: 'JMH' in the base, 'hyperfine' in the head");
    }

    @Test
    void anotherHostIsOnlyNoted() throws Exception {
        BenchmarkComparison comparison = judge(
                "score=10%",
                Results.of("base").at("host", "ci-1").scores(1, 1.1, 0.9),
                Results.of("head").at("host", "ci-2").scores(1, 1.1, 0.9));

        assertThat(comparison.notes()).anyMatch(note -> note.contains("ci-1") && note.contains("ci-2"));
    }

    @Test
    void benchmarksOnOneSideOnlyAreNamed() throws Exception {
        BenchmarkRun base = Results.together(List.of(
                Results.of("base").scores(1, 1.1, 0.9),
                Results.of("base").named("Old").scores(1, 2, 3)));
        BenchmarkRun head = Results.together(List.of(
                Results.of("head").scores(1, 1.1, 0.9),
                Results.of("head").named("New").scores(1, 2, 3)));

        BenchmarkComparison comparison = judge("score=10%", base, head);

        assertThat(comparison.onlyInBase()).containsExactly("Old (avgt)");
        assertThat(comparison.onlyInHead()).containsExactly("New (avgt)");
    }

    @Test
    void twoResultsWithNothingInCommonAreRefused() {
        BenchmarkRun base = Results.together(List.of(
                Results.of("base").named("A").scores(1, 2),
                Results.of("base").named("B").scores(1, 2)));
        BenchmarkRun head = Results.together(List.of(
                Results.of("head").named("C").scores(1, 2),
                Results.of("head").named("D").scores(1, 2)));

        assertThatThrownBy(() -> judge("score=10%", base, head)).hasMessageContaining("no benchmark is in both");
    }

    @Test
    void whereEachSideMeasuredOneThingItsNameMayDiffer() throws Exception {
        BenchmarkComparison comparison = judge(
                "score=10%",
                Results.of("base").named("java -jar old.jar").scores(1, 1.1, 0.9),
                Results.of("head").named("java -jar new.jar").scores(1, 1.1, 0.9));

        assertThat(comparison.notes()).anyMatch(note -> note.contains("old.jar") && note.contains("new.jar"));
    }

    @Test
    void filesOfOneSideMustBeAlikeToo() {
        assertThatThrownBy(() -> judge(
                        "score=10%",
                        List.of(
                                jmh("a1").scores(1, 2),
                                jmh("a2").with("JVM flags", "-Xint").scores(1, 2)),
                        List.of(jmh("b1").scores(1, 2, 3, 4))))
                .hasMessageContaining("within one side, JVM flags");
    }
}
