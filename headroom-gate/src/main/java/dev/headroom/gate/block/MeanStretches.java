package dev.headroom.gate.block;

import java.util.List;

/** Sums over counts; both are added up before they are divided. */
final class MeanStretches implements Stretches {

    private final List<Mean> means;

    MeanStretches(List<Mean> means) {
        this.means = List.copyOf(means);
    }

    @Override
    public int count() {
        return means.size();
    }

    @Override
    public double drawn(int[] times) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < times.length; i++) {
            Mean mean = means.get(i);
            sum += times[i] * mean.sum();
            count += times[i] * mean.count();
        }
        return count > 0 ? sum / count : 0;
    }
}
