package dev.headroom.gate.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The statistics beside an independent implementation: SciPy 1.10.1, with the call above each figure. */
class PublishedVectorsTest {

    private static final double[] BASE = logs(102.1, 99.4, 101.7, 98.2, 100.9);
    private static final double[] HEAD = logs(108.3, 115.2, 111.9, 104.6, 118.8, 109.7);

    private static double[] logs(double... values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    /** {@code stats.ttest_ind(head, base, equal_var=False, alternative='greater')}, and {@code stats.t.ppf(.95, df)}. */
    @Test
    void welchsTestIsThatOfScipy() {
        LogChange change = WelchLogs.of(BASE, HEAD, 0.90);

        assertThat(change.worseByChance()).isCloseTo(0.0008262670231499446, within(1e-12));
        assertThat(Math.exp(change.interval().low())).isCloseTo(1.0667463354072722, within(1e-9));
        assertThat(Math.exp(change.interval().best())).isCloseTo(1.1082314801963513, within(1e-9));
        assertThat(Math.exp(change.interval().high())).isCloseTo(1.1513299581472585, within(1e-9));
    }

    /** {@code stats.ttest_rel(head[:5], base, alternative='greater')}. */
    @Test
    void theTestOfPairsIsThatOfScipy() {
        LogChange change = PairedLogs.of(BASE, Arrays.copyOf(HEAD, 5), 0.90);

        assertThat(change.worseByChance()).isCloseTo(0.003916548397400217, within(1e-12));
        assertThat(Math.exp(change.interval().low())).isCloseTo(1.0618982343348218, within(1e-9));
        assertThat(Math.exp(change.interval().high())).isCloseTo(1.1633930550299842, within(1e-9));
    }

    /** {@code stats.mannwhitneyu(head, base, alternative='greater', method='exact')}. */
    @Test
    void theExactTestOfRanksIsThatOfScipy() {
        LogChange change = RankedLogs.of(BASE, HEAD, 0.95).orElseThrow();

        assertThat(RankSum.wins(BASE, HEAD)).isEqualTo(30);
        assertThat(change.worseByChance()).isCloseTo(0.0021645021645021645, within(1e-15));
    }

    /** {@code stats.mannwhitneyu(y, x, alternative='greater', method='asymptotic', use_continuity=True)}. */
    @Test
    void theNormalTestOfRanksIsThatOfScipyWithTiesAndWithout() {
        double[] x = {1, 2, 2, 3, 5, 7, 7};
        double[] y = {2, 4, 7, 8, 9, 9};
        double[] base = IntStream.rangeClosed(1, 60).mapToDouble(i -> i).toArray();
        double[] head = IntStream.rangeClosed(1, 60).mapToDouble(i -> i + 4.5).toArray();

        assertThat(new RankSum(7, 6).chanceOfAtLeast(RankSum.wins(x, y), RankSum.tieTerm(x, y)))
                .isCloseTo(0.0481010204432161, within(1e-9));
        assertThat(new RankSum(60, 60).chanceOfAtLeast(RankSum.wins(base, head), RankSum.tieTerm(base, head)))
                .isCloseTo(0.08659550719701803, within(1e-9));
    }

    /** Critical values of U for a two-sided 5 %: Mann and Whitney's tables, as reprinted in Siegel (1956), table K. */
    @Test
    void theCriticalValuesAreThoseOfTheTables() {
        assertThat(new RankSum(4, 4).lowerCut(0.025) - 1).isZero();
        assertThat(new RankSum(5, 5).lowerCut(0.025) - 1).isEqualTo(2);
        assertThat(new RankSum(10, 10).lowerCut(0.025) - 1).isEqualTo(23);
        assertThat(new RankSum(20, 20).lowerCut(0.025) - 1).isEqualTo(127);
        assertThat(new RankSum(3, 3).lowerCut(0.025)).isZero();
    }

    @Test
    void theIntervalOfRanksLiesAboveNoChangeExactlyWhereTheTestRejects() {
        double[] shifted = Arrays.stream(BASE).map(log -> log + 0.02).toArray();
        for (double[] head : new double[][] {HEAD, BASE, shifted}) {
            LogChange change = RankedLogs.of(BASE, head, 0.95).orElseThrow();

            if (RankSum.tieTerm(BASE, head) == 0) {
                assertThat(change.interval().low() > 0).isEqualTo(change.worseByChance() <= 0.025);
            }
        }
    }

    @Test
    void asManyMoreAsAreProposedDoDecide() {
        LogChange change = WelchLogs.of(logs(100, 110, 95, 105, 90), logs(102, 112, 96, 107, 91), 0.90);

        int more = change.moreToDecide(Math.log(1.1), 0.01, 0.05);

        assertThat(change.spread().halfWidth(more, 0.05))
                .isLessThan(Math.log(1.1) - change.interval().best());
        assertThat(change.spread().halfWidth(more - 1, 0.05))
                .isGreaterThanOrEqualTo(Math.log(1.1) - change.interval().best());
    }
}
