package dev.headroom.benchmarks.history;

import dev.headroom.benchmarks.history.GeneratedSeries.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Kinds of series with known answers. Places are drawn anew for every series. */
enum SeriesKind {
    NOTHING("nothing, independent noise"),
    NOTHING_HANDED_ON("nothing, autocorrelation 0.5"),
    NOTHING_STICKY("nothing, autocorrelation 0.8"),
    NOTHING_OUTLIERS("nothing, 3 % outliers"),
    NOTHING_HEAVY("nothing, heavy tails"),
    NOTHING_SPREADING("nothing, noise twice as wide from the middle on"),
    NOTHING_WEEKLY("nothing, weekends 10 % lower"),
    STEP_5("step of 5 % (1 σ)"),
    STEP_10("step of 10 % (2 σ)"),
    STEP_20("step of 20 %"),
    STEP_10_HANDED_ON("step of 10 %, autocorrelation 0.5"),
    STEP_10_OUTLIERS("step of 10 %, 3 % outliers"),
    STEP_10_SPREADING("step of 10 %, noise twice as wide from the middle on"),
    STEP_5_WEEKLY("step of 5 %, weekends 10 % lower"),
    TAKEN_BACK("10 % for 20 days, then taken back"),
    THREE("three steps: +10 %, −8 %, +12 %"),
    SHORT("40 days, step of 20 %"),
    DRIFT("drift of 0.1 % a day"),
    DRIFT_QUARTER("90 days, drift of 0.1 % a day"),
    DRIFT_HANDED_ON("drift of 0.1 % a day, autocorrelation 0.5"),
    DRIFT_AND_STEP("drift of 0.1 % a day and a step of 20 %");

    private static final int YEAR = 365;
    private static final double DAILY = 0.001;

    private final String words;

    SeriesKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean hasChanges() {
        return !name().startsWith("NOTHING") && (!name().startsWith("DRIFT") || this == DRIFT_AND_STEP);
    }

    boolean drifts() {
        return name().startsWith("DRIFT");
    }

    GeneratedSeries draw(long seed) {
        var random = new SplittableRandom(seed);
        return switch (this) {
            case NOTHING -> steps(YEAR, Noise.plain(), random);
            case NOTHING_HANDED_ON -> steps(YEAR, Noise.plain().handedOn(0.5), random);
            case NOTHING_STICKY -> steps(YEAR, Noise.plain().handedOn(0.8), random);
            case NOTHING_OUTLIERS -> steps(YEAR, Noise.plain().withOutliers(0.03), random);
            case NOTHING_HEAVY -> steps(YEAR, Noise.plain().heavy(), random);
            case NOTHING_SPREADING -> steps(YEAR, Noise.plain().spreading(2), random);
            case NOTHING_WEEKLY -> steps(YEAR, Noise.plain().withWeekends(0.1), random);
            case STEP_5 -> steps(YEAR, Noise.plain(), random, 0.05);
            case STEP_10 -> steps(YEAR, Noise.plain(), random, 0.1);
            case STEP_20 -> steps(YEAR, Noise.plain(), random, 0.2);
            case STEP_10_HANDED_ON -> steps(YEAR, Noise.plain().handedOn(0.5), random, 0.1);
            case STEP_10_OUTLIERS -> steps(YEAR, Noise.plain().withOutliers(0.03), random, 0.1);
            case STEP_10_SPREADING -> steps(YEAR, Noise.plain().spreading(2), random, 0.1);
            case STEP_5_WEEKLY -> steps(YEAR, Noise.plain().withWeekends(0.1), random, 0.05);
            case TAKEN_BACK -> takenBack(random);
            case THREE -> steps(YEAR, Noise.plain(), random, 0.1, -0.08, 0.12);
            case SHORT -> steps(40, Noise.plain(), random, 0.2);
            case DRIFT -> drifting(YEAR, Noise.plain(), random);
            case DRIFT_QUARTER -> drifting(90, Noise.plain(), random);
            case DRIFT_HANDED_ON -> drifting(YEAR, Noise.plain().handedOn(0.5), random);
            case DRIFT_AND_STEP -> drifting(YEAR, Noise.plain(), random, 0.2);
        };
    }

    private static GeneratedSeries steps(int count, Noise noise, SplittableRandom random, double... sizes) {
        return GeneratedSeries.of(new double[count], List.of(), false, noise, random, sizes);
    }

    private static GeneratedSeries drifting(int count, Noise noise, SplittableRandom random, double... sizes) {
        double[] levels = new double[count];
        Arrays.setAll(levels, i -> i * DAILY);
        return GeneratedSeries.of(levels, List.of(), true, noise, random, sizes);
    }

    private static GeneratedSeries takenBack(SplittableRandom random) {
        double[] levels = new double[YEAR];
        int from = 30 + random.nextInt(YEAR - 80);
        Arrays.fill(levels, from, from + 20, Math.log1p(0.1));
        return GeneratedSeries.of(levels, new ArrayList<>(List.of(from, from + 20)), false, Noise.plain(), random);
    }
}
