package dev.headroom.benchmarks.harness;

import java.util.List;
import java.util.Locale;

/** Repeated measurements of one thing, in the order they were taken. */
public record Series(List<Double> values) {

    public Series {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A series has at least one value");
        }
    }

    public int n() {
        return values.size();
    }

    /** The middle value; of an even number, halfway between the two middle ones. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = n() / 2;
        return n() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Value by value, this minus another series taken in the same rounds. */
    public Series minus(Series other) {
        if (other.n() != n()) {
            throw new IllegalArgumentException("Paired series are equally long, got " + n() + " and " + other.n());
        }
        return new Series(java.util.stream.IntStream.range(0, n())
                .mapToObj(i -> values.get(i) - other.values.get(i))
                .toList());
    }

    /** {@code 12.30 (11.90–13.10)}: median, smallest and largest, with so many decimals. */
    public String text(int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", median(), min(), max());
    }
}
