package dev.headroom.gate.block;

import java.util.List;
import java.util.stream.IntStream;

/** Student's sleep data, as R keeps them in {@code datasets::sleep}: hours gained by two drugs, here as logarithms of two sides. */
final class Sleep {

    private static final List<Double> ONE = List.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
    private static final List<Double> TWO = List.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

    private Sleep() {}

    /** Those of the first patients. */
    static List<Block> blocks(int patients) {
        return IntStream.range(0, patients)
                .mapToObj(i -> Block.of(Math.exp(ONE.get(i)), Math.exp(TWO.get(i))))
                .toList();
    }
}
