package dev.headroom.load.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fit claims of itself holds for levels whose law is known. */
class ScalabilityFitTest {

    private static final int SEEDS = 100;
    private static final int MUST_HOLD = 90;
    private static final double[] USERS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};

    private static List<LoadLevel> noisy(UniversalScalabilityLaw law, double[] users, double noise, long seed) {
        var random = new Random(seed);
        double deviation = noise * law.throughputAt(users[users.length / 2]);
        List<LoadLevel> levels = new ArrayList<>();
        for (double n : users) {
            levels.add(new LoadLevel(n, Math.max(0, law.throughputAt(n) + deviation * random.nextGaussian())));
        }
        return levels;
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0.03, 0.0008, 0.02",
        "50, 0.1, 0.002, 0.02",
        "20000, 0.02, 0.001, 0.01",
        "300, 0.3, 0.0005, 0.03",
    })
    void theTrueCurveLiesInTheBandAndTheCoefficientsInTheirIntervals(
            double lambda, double sigma, double kappa, double noise) throws UnfitLevelsException {
        var truth = new UniversalScalabilityLaw(lambda, sigma, kappa);
        int curve = 0;
        int[] coefficient = new int[3];

        for (int seed = 0; seed < SEEDS; seed++) {
            ScalabilityFit fit = ScalabilityFit.of(noisy(truth, USERS, noise, seed));
            boolean inside = true;
            for (double n = 1; n <= 64; n += 0.5) {
                inside &= fit.bandAt(n).contains(truth.throughputAt(n));
            }
            curve += inside ? 1 : 0;
            coefficient[0] += fit.lambda().contains(lambda) ? 1 : 0;
            coefficient[1] += fit.sigma().contains(sigma) ? 1 : 0;
            coefficient[2] += fit.kappa().contains(kappa) ? 1 : 0;
        }

        assertThat(curve).as("curves inside their band").isGreaterThanOrEqualTo(MUST_HOLD);
        assertThat(coefficient[0]).as("λ").isGreaterThanOrEqualTo(MUST_HOLD);
        assertThat(coefficient[1]).as("σ").isGreaterThanOrEqualTo(MUST_HOLD);
        assertThat(coefficient[2]).as("κ").isGreaterThanOrEqualTo(MUST_HOLD);
    }

    @Test
    void theBandIsNoWiderThanTheNoiseAsksFor() throws UnfitLevelsException {
        var truth = new UniversalScalabilityLaw(1000, 0.03, 0.0008);

        Interval quiet = ScalabilityFit.of(noisy(truth, USERS, 0.001, 1)).bandAt(8);
        Interval loud = ScalabilityFit.of(noisy(truth, USERS, 0.05, 1)).bandAt(8);

        assertThat(quiet.halfWidth() / quiet.best()).isLessThan(0.01);
        assertThat(loud.halfWidth()).isGreaterThan(10 * quiet.halfWidth());
    }

    @Test
    void aProvenKneeHoldsTheTrueOne() throws UnfitLevelsException {
        var truth = new UniversalScalabilityLaw(1000, 0.03, 0.002);

        ScalabilityFit fit = ScalabilityFit.of(noisy(truth, USERS, 0.01, 7));

        assertThat(fit.provenKnee().orElseThrow().contains(truth.knee().orElseThrow()))
                .isTrue();
        assertThat(fit.limit().orElseThrow().contains(truth.limit().orElseThrow()))
                .isTrue();
    }

    @Test
    void fewerThanSixDifferentLevelsAreRefusedWithTheirNumber() {
        var law = new UniversalScalabilityLaw(100, 0.1, 0.001);
        List<LoadLevel> repeated = noisy(law, new double[] {1, 1, 2, 2, 4, 4, 8, 8, 16, 16}, 0.01, 1);

        assertThatExceptionOfType(UnfitLevelsException.class)
                .isThrownBy(() -> ScalabilityFit.of(repeated))
                .withMessageContaining("6 different levels")
                .withMessageContaining("got 5");
        assertThatExceptionOfType(UnfitLevelsException.class).isThrownBy(() -> ScalabilityFit.of(List.of()));
    }

    @Test
    void levelsThatAnsweredNothingAreRefused() {
        List<LoadLevel> silent = new ArrayList<>();
        for (double n : USERS) {
            silent.add(new LoadLevel(n, 0));
        }

        assertThatExceptionOfType(UnfitLevelsException.class)
                .isThrownBy(() -> ScalabilityFit.of(silent))
                .withMessageContaining("Nothing was answered");
    }

    @Test
    void aServiceThatDoesOneThingAtATimeIsAllContention() throws UnfitLevelsException {
        List<LoadLevel> flat = new ArrayList<>();
        for (double n : USERS) {
            flat.add(new LoadLevel(n, 250));
        }

        ScalabilityFit fit = ScalabilityFit.of(flat);

        assertThat(fit.law().sigma()).isCloseTo(1, within(1e-9));
        assertThat(fit.law().lambda()).isCloseTo(250, within(1e-6));
        assertThat(fit.law().throughputAt(1000)).isCloseTo(250, within(1e-6));
    }

    @Test
    void aServiceWithoutLimitHasNone() throws UnfitLevelsException {
        List<LoadLevel> straight = new ArrayList<>();
        for (double n : USERS) {
            straight.add(new LoadLevel(n, 40 * n));
        }

        ScalabilityFit fit = ScalabilityFit.of(straight);

        assertThat(fit.law().sigma()).isCloseTo(0, within(1e-9));
        assertThat(fit.law().throughputAt(100)).isCloseTo(4000, within(0.01));
        assertThat(fit.provenKnee()).isEmpty();
    }

    @Test
    void absurdNumbersAreNoLevelsAndNoLaw() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LoadLevel(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LoadLevel(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LoadLevel(1, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new UniversalScalabilityLaw(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new UniversalScalabilityLaw(1, 1.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new UniversalScalabilityLaw(1, 0, -1));
    }
}
