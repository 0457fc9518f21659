package dev.headroom.gate.block;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t, for independent values near a normal distribution. */
final class StudentReference implements Reference {

    private final TDistribution distribution;

    StudentReference(int degreesOfFreedom) {
        this.distribution = TDistribution.of(degreesOfFreedom);
    }

    @Override
    public double upper(double level) {
        return distribution.inverseSurvivalProbability(level);
    }

    @Override
    public double lower(double level) {
        return -upper(level);
    }

    @Override
    public double above(double value) {
        return distribution.survivalProbability(value);
    }

    @Override
    public double below(double value) {
        return above(-value);
    }

    @Override
    public Method method() {
        return Method.STUDENT;
    }
}
