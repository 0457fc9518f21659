package dev.headroom.gate.history.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T03:00:00Z");
    private static final ChangeDetector DETECTOR = new ChangeDetector(Sensitivity.standard());

    @Test
    void aStepIsFoundWithItsSizeAndItsPlace() {
        double[] levels = new double[200];
        Arrays.fill(levels, 120, 200, Math.log(1.2));

        Course course = follow(noisy(levels, 0.05, 0, 1));

        assertThat(course.shifts()).hasSize(1);
        Shift shift = course.shifts().get(0);
        assertThat(shift.first()).isBetween(119, 121);
        assertThat(shift.earliest()).isLessThanOrEqualTo(120);
        assertThat(shift.latest()).isGreaterThanOrEqualTo(120);
        assertThat(shift.change().contains(0.2)).isTrue();
        assertThat(shift.before().best()).isCloseTo(40, within(1.0));
        assertThat(shift.after().best()).isCloseTo(48, within(1.0));
        assertThat(shift.pValue()).isLessThan(1e-6);
        assertThat(shift.isRise()).isTrue();
    }

    @Test
    void aChangeThatWasTakenBackIsTwoChanges() {
        double[] levels = new double[300];
        Arrays.fill(levels, 140, 160, Math.log(1.15));

        Course course = follow(noisy(levels, 0.05, 0, 4));

        assertThat(course.shifts()).hasSize(2);
        assertThat(course.shifts().get(0).first()).isBetween(138, 142);
        assertThat(course.shifts().get(1).first()).isBetween(158, 162);
        assertThat(course.shifts().get(1).isRise()).isFalse();
    }

    @Test
    void aDriftIsADriftAndNotStairs() {
        double[] levels = new double[180];
        Arrays.setAll(levels, i -> i * 0.001);

        Course course = follow(noisy(levels, 0.03, 0, 2));

        assertThat(course.shifts()).isEmpty();
        Drift drift = course.stretches().get(0).drift().orElseThrow();
        assertThat(drift.perWeek().contains(Math.expm1(0.007))).isTrue();
        assertThat(drift.total()).isCloseTo(Math.expm1(0.179), within(0.04));
        assertThat(course.isEventful()).isTrue();
    }

    @Test
    void aDriftThatBeginsLateIsFoundInItsStretch() {
        double[] levels = new double[300];
        Arrays.fill(levels, 100, 300, Math.log(1.3));
        for (int i = 100; i < 300; i++) {
            levels[i] += (i - 100) * 0.001;
        }

        Course course = follow(noisy(levels, 0.03, 0, 6));

        assertThat(course.shifts()).hasSize(1);
        assertThat(course.shifts().get(0).first()).isBetween(98, 102);
        assertThat(course.shifts().get(0).change().contains(0.3)).isTrue();
        assertThat(course.stretches().get(0).drift()).isEmpty();
        assertThat(course.stretches().get(1).drift()).isPresent();
    }

    @Test
    void noiseThatHandsItselfOnIsNoChange() {
        long changed = 0;
        for (long seed = 0; seed < 40; seed++) {
            changed += follow(noisy(new double[365], 0.05, 0.5, seed)).shifts().isEmpty() ? 0 : 1;
        }

        assertThat(changed).isLessThanOrEqualTo(4);
    }

    @Test
    void anOutlierIsNamedAndChangesNothing() {
        List<Observation> observations = new ArrayList<>(noisy(new double[100], 0.03, 0, 3));
        observations.set(50, new Observation(observations.get(50).time(), 4_000));

        Course course = follow(observations);

        assertThat(course.outliers()).containsExactly(50);
        assertThat(course.isEventful()).isFalse();
        assertThat(course.stretches().get(0).level().best()).isCloseTo(40, within(0.5));
    }

    @Test
    void weekendsAreARhythmAndNotAHundredChanges() {
        double[] levels = new double[200];
        Arrays.fill(levels, 100, 200, Math.log(1.06));
        for (int i = 0; i < levels.length; i++) {
            levels[i] -= i % 7 >= 5 ? 0.15 : 0;
        }

        Course course = follow(noisy(levels, 0.04, 0, 8));

        assertThat(course.weekly()).isTrue();
        assertThat(course.shifts()).hasSize(1);
        assertThat(course.shifts().get(0).first()).isBetween(94, 106);
    }

    @Test
    void widerNoiseAtTheSameLevelIsNoChange() {
        List<Observation> observations = new ArrayList<>(noisy(new double[150], 0.02, 0, 5));
        observations.addAll(noisy(new double[300], 0.08, 0, 9).subList(150, 300));

        assertThat(follow(observations).shifts()).isEmpty();
    }

    @Test
    void countsWithoutNoiseChangeExactly() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            observations.add(new Observation(day(i), i < 25 ? 3 : 4));
        }

        Course course = follow(observations);

        assertThat(course.shifts()).hasSize(1);
        Shift shift = course.shifts().get(0);
        assertThat(shift.first()).isEqualTo(25);
        assertThat(shift.earliest()).isEqualTo(25);
        assertThat(shift.latest()).isEqualTo(25);
        assertThat(shift.pValue()).isZero();
        assertThat(shift.change().best()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void valuesThatReachZeroAreComparedByDifferences() {
        List<Observation> observations = new ArrayList<>();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            observations.add(new Observation(day(i), i < 30 ? 0 : 0.05 + 0.01 * random.nextDouble()));
        }

        Course course = follow(observations);

        assertThat(course.scale()).isEqualTo(Scale.DIFFERENCE);
        assertThat(course.shifts()).hasSize(1);
        assertThat(course.shifts().get(0).change().best()).isCloseTo(0.055, within(0.003));
    }

    @Test
    void tooFewObservationsTellNothing() {
        assertThat(follow(noisy(new double[9], 0.05, 0, 1)).stretches()).isEmpty();
        assertThat(follow(List.of()).stretches()).isEmpty();
    }

    @Test
    void observationsOutOfOrderAreRefused() {
        List<Observation> observations = new ArrayList<>(noisy(new double[20], 0.05, 0, 1));
        Collections.swap(observations, 3, 12);

        assertThatThrownBy(() -> follow(observations)).hasMessageContaining("order of time");
    }

    @Property(tries = 150)
    void anyFiniteValuesAreAnsweredOnceAndForAll(
            @ForAll @Size(max = 60) List<@DoubleRange(min = -1e300, max = 1e300) Double> values) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            observations.add(new Observation(day(i / 3), values.get(i)));
        }

        assertThat(follow(observations)).isEqualTo(follow(observations));
    }

    private static Course follow(List<Observation> observations) {
        return DETECTOR.follow(observations);
    }

    private static Instant day(int index) {
        return BEGIN.plus(Duration.ofDays(index));
    }

    /** One a day around 40, times the exponentials of the levels. */
    static List<Observation> noisy(double[] levels, double deviation, double handedOn, long seed) {
        var random = new SplittableRandom(seed);
        List<Observation> observations = new ArrayList<>();
        double carried = 0;
        for (int i = 0; i < levels.length; i++) {
            carried = handedOn * carried + Math.sqrt(1 - handedOn * handedOn) * random.nextGaussian();
            observations.add(new Observation(day(i), 40 * Math.exp(levels[i] + deviation * carried)));
        }
        return observations;
    }
}
