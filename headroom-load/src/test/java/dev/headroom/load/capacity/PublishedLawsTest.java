package dev.headroom.load.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fit against numbers others have published. */
class PublishedLawsTest {

    /** Every published number is met within a thousandth. */
    private static final double CLOSE = 1e-3;

    /**
     * The Cisco benchmark of Baron Schwartz, Practical Scalability Analysis with the Universal Scalability Law: throughput
     * of 1 to 32 users. Data and coefficients as listed in the tests of github.com/codahale/usl4j (ModelTest) and
     * github.com/codahale/usl-rs.
     */
    private static final double[] CISCO = {
        955.16, 1878.91, 2688.01, 3548.68, 4315.54, 5130.43, 5931.37, 6531.08, 7219.8, 7867.61, 8278.71, 8646.7,
        9047.84, 9426.55, 9645.37, 9897.24, 10097.6, 10240.5, 10532.39, 10798.52, 11151.43, 11518.63, 11806, 12089.37,
        12075.41, 12177.29, 12211.41, 12158.93, 12155.27, 12118.04, 12140.4, 12074.39
    };

    private static final double[] SPEC_USERS = {1, 18, 36, 72, 108, 144, 216};

    /** SPEC SDM 91 on a SPARCcenter 2000: the data set specsdm91 of the R package usl. */
    private static final double[] SPEC = {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2};

    private static final double[] RAY_PROCESSORS = {1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64};

    /** The data set raytracer of the R package usl. */
    private static final double[] RAYS = {20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310};

    private static List<LoadLevel> levels(double[] users, double[] throughput) {
        List<LoadLevel> levels = new ArrayList<>();
        for (int i = 0; i < throughput.length; i++) {
            levels.add(new LoadLevel(users.length == 0 ? i + 1 : users[i], throughput[i]));
        }
        return levels;
    }

    private static void isClose(double actual, double published) {
        assertThat(actual).isCloseTo(published, within(Math.abs(published) * CLOSE));
    }

    @Test
    void theBooksCiscoBenchmarkHasTheBooksCoefficients() throws UnfitLevelsException {
        ScalabilityFit fit = ScalabilityFit.of(levels(new double[0], CISCO));

        isClose(fit.law().sigma(), 0.02671591);
        isClose(fit.law().kappa(), 7.690945e-4);
        isClose(fit.law().lambda(), 995.6486);
        assertThat(fit.law().knee().orElseThrow()).isCloseTo(35, within(0.6));
        isClose(fit.limit().orElseThrow().best(), 12341);
        assertThat(fit.provenKnee()).isPresent();
    }

    /** Estimates and standard errors as printed in the README of github.com/smoeding/usl (version 3). */
    @Test
    void theSparcCentersCoefficientsAndErrorsAreThoseOfTheRPackage() throws UnfitLevelsException {
        ScalabilityFit fit = ScalabilityFit.of(levels(SPEC_USERS, SPEC));

        isClose(fit.law().sigma(), 0.0277285);
        assertThat(fit.law().kappa()).isCloseTo(0.0001044, within(0.00000006));
        isClose(fit.law().lambda(), 89.9952330);
        isClose(fit.deviation(1), 0.0091217);
        assertThat(fit.deviation(2)).isCloseTo(0.0000199, within(0.00000006));
    }

    /** Estimates as printed by tests/confint.Rout.save of github.com/smoeding/usl: the bound κ ≥ 0 holds the optimum. */
    @Test
    void aCoherencyThatWouldBeNegativeIsNone() throws UnfitLevelsException {
        ScalabilityFit fit = ScalabilityFit.of(levels(RAY_PROCESSORS, RAYS));

        assertThat(fit.law().kappa()).isZero();
        isClose(fit.law().sigma(), 0.0578);
        isClose(fit.law().lambda(), 21.8488);
        assertThat(fit.kappa().low()).isZero();
        assertThat(fit.kappa().high()).isPositive();
        assertThat(fit.provenKnee()).isEmpty();
        isClose(fit.limit().orElseThrow().best(), fit.law().lambda() / fit.law().sigma());
    }

    /** tests/coef.R of the same package: six levels without noise. */
    @Test
    void levelsWithoutNoiseGiveTheirLawBack() throws UnfitLevelsException {
        double[] users = {1, 2, 4, 6, 8, 10};
        double[] throughput = {1, 1.8868, 3.0769, 3.5294, 3.5398, 3.3557};

        ScalabilityFit fit = ScalabilityFit.of(levels(users, throughput));

        isClose(fit.law().sigma(), 0.02);
        isClose(fit.law().kappa(), 0.02);
        isClose(fit.law().lambda(), 1);
    }
}
