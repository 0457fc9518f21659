package dev.headroom.gate.comparison;

import static dev.headroom.gate.comparison.Results.judge;
import static dev.headroom.gate.comparison.Results.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.comparison.BenchmarkJudge.Pairing;
import dev.headroom.gate.comparison.BenchmarkJudge.Unlike;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.measure.benchmark.Fork;
import dev.headroom.measure.benchmark.Observation;
import dev.headroom.measure.benchmark.ValueCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When a comparison passes, fails, or cannot tell. */
class ComparisonVerdictTest {

    private static final BenchmarkRun STEADY = Results.of("base").scores(100, 101, 99, 100.5, 99.5);

    @Test
    void aSureWorseningBeyondTheLimitFails() throws Exception {
        MetricComparison slower =
                only(judge("score=10%", STEADY, Results.of("head").scores(120, 121, 119, 120.5, 119.5)));

        assertThat(slower.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(slower.ratio()).isCloseTo(1.2, within(0.001));
        assertThat(slower.interval().orElseThrow().low()).isGreaterThan(1.1);
        assertThat(slower.blocksNeeded()).isZero();
        assertThat(slower.method()).isEqualTo(ComparisonMethod.WELCH_T);
    }

    @Test
    void whatSurelyStaysWithinTheLimitPasses() throws Exception {
        MetricComparison same =
                only(judge("score=10%", STEADY, Results.of("head").scores(101, 100, 102, 99, 100)));

        assertThat(same.verdict()).isEqualTo(Verdict.PASS);
        assertThat(same.interval().orElseThrow().high()).isLessThan(1.1);
    }

    @Test
    void aSureWorseningWithinTheLimitPasses() throws Exception {
        assertThat(judge("score=10%", STEADY, Results.of("head").scores(103, 104, 102, 103.5, 102.5))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void whatScattersTooMuchIsInconclusiveAndSaysHowManyMore() throws Exception {
        BenchmarkRun noisy = Results.of("head").scores(90, 130, 100, 125, 95);

        MetricComparison comparison = only(judge("score=10%", STEADY, noisy));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.blocksNeeded()).isPositive();
        assertThat(comparison.reason()).contains("more a side would decide");
    }

    @Test
    void lessThroughputIsWorseAndMoreIsNot() throws Exception {
        BenchmarkRun base = Results.of("base").throughput().scores(100, 101, 99, 100.5, 99.5);
        MetricComparison less =
                only(judge("score=10%", base, Results.of("head").throughput().scores(80, 81, 79, 80.5, 79.5)));
        MetricComparison more =
                only(judge("score=10%", base, Results.of("head").throughput().scores(130, 131, 129, 130.5, 129.5)));

        assertThat(less.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(less.ratio()).isCloseTo(0.8, within(0.001));
        assertThat(less.interval().orElseThrow().low()).isLessThan(less.ratio());
        assertThat(less.worsening()).isCloseTo(1.25, within(0.001));
        assertThat(more.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void oneForkEachTellsNothingHoweverManyIterations() throws Exception {
        double[] base = new double[200];
        double[] head = new double[200];
        for (int i = 0; i < base.length; i++) {
            base[i] = 100 + i % 3;
            head[i] = 150 + i % 3;
        }

        MetricComparison one = only(judge(
                "score=10%",
                Results.of("base").iterations(base), Results.of("head").iterations(head)));

        assertThat(one.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(one.ratio()).isCloseTo(1.495, within(0.001));
        assertThat(one.interval()).isEmpty();
        assertThat(one.pValue()).isEmpty();
        assertThat(one.blocksNeeded()).isEqualTo(4);
        assertThat(one.reason()).contains("iterations of one process depend on each other");
    }

    @Test
    void amongManyComparisonsAnAlarmNeedsMoreEvidence() throws Exception {
        BenchmarkRun doubtful = Results.of("head").scores(112, 121, 108, 125, 104);
        BenchmarkRun alone = Results.of("base").scores(100, 103, 97, 104, 96);
        List<BenchmarkRun> base = new ArrayList<>(List.of(alone));
        List<BenchmarkRun> head = new ArrayList<>(List.of(doubtful));
        for (int i = 0; i < 19; i++) {
            base.add(Results.of("base").named("Same" + i).scores(100, 103, 97, 104, 96));
            head.add(Results.of("head").named("Same" + i).scores(97, 104, 100, 96, 103));
        }

        MetricComparison among =
                judge("score=10%", Results.together(base), Results.together(head)).comparisons().stream()
                        .filter(each -> each.benchmark().startsWith("Sort"))
                        .findFirst()
                        .orElseThrow();

        assertThat(judge("score=10%", alone, doubtful).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(among.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(among.reason()).contains("not among 20 comparisons");
        assertThat(among.blocksNeeded()).isBetween(1, 10);
    }

    @Test
    void theWorstStandsFirstAndDecides() throws Exception {
        BenchmarkRun base = Results.together(List.of(
                Results.of("base").named("A").scores(100, 101, 99, 100, 100),
                Results.of("base").named("B").scores(100, 101, 99, 100, 100)));
        BenchmarkRun head = Results.together(List.of(
                Results.of("head").named("A").scores(100, 101, 99, 100, 101),
                Results.of("head").named("B").scores(150, 151, 149, 150, 151)));

        BenchmarkComparison comparison = judge("score=10%", base, head);

        assertThat(comparison.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(only(comparison).benchmark()).startsWith("B");
    }

    @Test
    void percentilesOfSampledOperationsAreReadInEachForkFromAllItsHistograms() throws Exception {
        BenchmarkRun base = Results.of("base").forks(sampled(1.0));
        BenchmarkRun head = Results.of("head").forks(sampled(1.5));

        MetricComparison tail = only(judge("p(95)=10%", base, head));
        MetricComparison middle = only(judge("p(50)=10%", base, head));

        assertThat(tail.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(tail.ratio()).isCloseTo(1.5, within(0.01));
        assertThat(middle.verdict()).isEqualTo(Verdict.PASS);
    }

    /** Nine in ten operations take 10, the others 100 times {@code tail}, two iterations a fork. */
    private static List<Fork> sampled(double tail) {
        List<Fork> forks = new ArrayList<>();
        for (int f = 0; f < 5; f++) {
            List<Observation> iterations = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                iterations.add(new Observation.Distribution(new ValueCounts.Builder()
                        .add(10 + 0.01 * f, 900)
                        .add((100 + f) * tail, 100)
                        .build()));
            }
            forks.add(new Fork("fork " + (f + 1), iterations));
        }
        return forks;
    }

    @Test
    void aPercentileOfTooFewOperationsIsNotJudged() throws Exception {
        ValueCounts few = new ValueCounts.Builder().add(1, 30).add(2, 10).build();
        Fork fork = new Fork("fork 1", List.of(new Observation.Distribution(few)));

        MetricComparison comparison = only(judge(
                "p(95)=10%",
                Results.of("base").forks(List.of(fork)), Results.of("head").forks(List.of(fork))));

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(comparison.reason()).contains("fork 1 has 40 single times", "59");
    }

    @Test
    void aSingleNumberHasNoPercentile() throws Exception {
        assertThat(only(judge("p(95)=10%", STEADY, STEADY)).reason()).contains("no percentiles", "score");
    }

    @Test
    void oneSummaryOfALoadOnEachSideShowsARatioOnly() throws Exception {
        MetricComparison one = only(judge("p(95)=10%", summary("base.json", 50), summary("head.json", 60)));

        assertThat(one.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(one.ratio()).isCloseTo(1.2, within(1e-9));
        assertThat(one.blocksNeeded()).isEqualTo(4);
    }

    @Test
    void severalFilesASideAreSoManyMeasurements() throws Exception {
        List<BenchmarkRun> base = List.of(summary("a1", 50), summary("a2", 51), summary("a3", 49), summary("a4", 50));
        List<BenchmarkRun> head = List.of(summary("b1", 70), summary("b2", 71), summary("b3", 69), summary("b4", 70));

        assertThat(judge("p(95)=10%", base, head).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge("p(95)=10%", base, base).verdict()).isEqualTo(Verdict.PASS);
    }

    private static BenchmarkRun summary(String source, double p95) {
        TreeMap<Percentile, Double> percentiles = new TreeMap<>();
        percentiles.put(Percentile.P50, 10.0);
        percentiles.put(Percentile.P95, p95);
        Observation times = new Observation.Summary(OptionalDouble.empty(), percentiles, 2_000);
        return Results.of(source).files().forks(List.of(new Fork("the file", List.of(times))));
    }

    @Test
    void pairsThatWereMeasuredNextToEachOtherCancelTheMachinesDrift() throws Exception {
        BenchmarkRun base = Results.of("base").scores(100, 120, 140, 160, 180);
        BenchmarkRun head = Results.of("head").scores(121, 144, 169, 191, 217);

        BenchmarkComparison paired = new BenchmarkJudge(
                        List.of(RegressLimit.parse("score=10%")), Unlike.REFUSED, Pairing.INTERLEAVED)
                .judge(List.of(base), List.of(head));

        assertThat(paired.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(only(paired).method()).isEqualTo(ComparisonMethod.PAIRED_T);
        assertThat(judge("score=10%", base, head).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void countsThatRepeatAreComparedExactly() throws Exception {
        BenchmarkRun base = Results.of("base").counting("allocs/op").scores(3, 3);

        assertThat(judge("allocs/op=0%", base, base).verdict()).isEqualTo(Verdict.PASS);
        MetricComparison more = only(judge(
                "allocs/op=0%", base, Results.of("head").counting("allocs/op").scores(4, 4)));
        assertThat(more.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(more.method()).isEqualTo(ComparisonMethod.EXACT);
        assertThat(judge(
                                "allocs/op=50%",
                                base, Results.of("head").counting("allocs/op").scores(4, 4))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aCountThatVariesByItselfIsComparedWithStatistics() throws Exception {
        BenchmarkRun base = Results.of("base").counting("queries/request").scores(0.258, 0.262, 0.255, 0.26, 0.259);
        BenchmarkRun head = Results.of("head").counting("queries/request").scores(0.259, 0.256, 0.262, 0.26, 0.258);
        BenchmarkRun more = Results.of("head").counting("queries/request").scores(1.259, 1.256, 1.262, 1.26, 1.258);

        assertThat(judge("queries/request=0%", base, head).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge("queries/request=0%", base, more).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void somethingInPlaceOfNothingFailsWhereItIsCounted() throws Exception {
        BenchmarkRun none = Results.of("base").counting("allocs/op").scores(0, 0);

        assertThat(judge("allocs/op=50%", none, none).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(
                                "allocs/op=50%",
                                none, Results.of("head").counting("allocs/op").scores(1, 1))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(only(judge(
                                "score=10%",
                                Results.of("base").scores(0, 0, 1),
                                Results.of("head").scores(0, 1, 1)))
                        .reason())
                .contains("no ratio");
    }

    @Test
    void whatFailedNeverLooksFast() throws Exception {
        BenchmarkRun quick = Results.of("head").failing(0.3).scores(1, 1.01, 0.99, 1, 1);

        MetricComparison lossy = only(judge("score=10%", STEADY, quick));

        assertThat(lossy.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(lossy.reason()).contains("30 % failed in the head");
        assertThat(judge("score=10%", STEADY, Results.of("head").failing(1).scores(1, 1, 1, 1, 1))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(only(judge("score=10%", Results.of("base").failing(0.02).scores(90, 91, 92, 90, 90), STEADY))
                        .reason())
                .contains("failed in the base");
    }

    @Test
    void whatCannotBeBelievedNeitherPassesNorFails() throws Exception {
        BenchmarkRun bound = Results.of("head")
                .distrusted("The generator was the bottleneck.")
                .scores(200, 201, 199, 200, 200);

        BenchmarkComparison comparison = judge("score=10%", STEADY, bound);

        assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(only(comparison).reason()).contains("The head cannot be believed");
        assertThat(comparison.notes()).contains("Head: The generator was the bottleneck.");
    }

    @Test
    void aLimitOfAMetricThatNothingMeasuredNamesTheNearest() {
        assertThatThrownBy(() -> judge("scores=10%", STEADY, STEADY))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("did you mean 'score'");
    }
}
