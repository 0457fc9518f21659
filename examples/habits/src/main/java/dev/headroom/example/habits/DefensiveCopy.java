package dev.headroom.example.habits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a basket's lines cost together: the basket copies them at every access, or has a list that nobody can change. */
final class DefensiveCopy implements Pair {

    private static final int LINES = 300;

    private final List<CopyingBasket> copying =
            IntStream.rangeClosed(1, NUMBERS).mapToObj(CopyingBasket::new).toList();

    private final List<SharingBasket> sharing =
            IntStream.rangeClosed(1, NUMBERS).mapToObj(SharingBasket::new).toList();

    @Override
    public String rule() {
        return "defensive-copy";
    }

    @Override
    public String bad(int number) {
        CopyingBasket basket = copying.get(number - 1);
        int cents = 0;
        for (int line = 0; line < basket.lines().size(); line++) {
            cents += basket.lines().get(line);
        }
        return cents + " cents";
    }

    @Override
    public String fixed(int number) {
        SharingBasket basket = sharing.get(number - 1);
        int cents = 0;
        for (int line = 0; line < basket.lines().size(); line++) {
            cents += basket.lines().get(line);
        }
        return cents + " cents";
    }

    private static List<Integer> prices(int number) {
        return IntStream.rangeClosed(1, LINES)
                .map(line -> line * number)
                .boxed()
                .toList();
    }

    /** Copies its lines so that nobody else changes them. */
    private static final class CopyingBasket {

        private final List<Integer> lines;

        CopyingBasket(int number) {
            lines = new ArrayList<>(prices(number));
        }

        List<Integer> lines() {
            return List.copyOf(lines); // planted: defensive-copy
        }
    }

    /** Copied its lines when it was made, into a list that cannot be changed. */
    private static final class SharingBasket {

        private final List<Integer> lines;

        SharingBasket(int number) {
            lines = List.copyOf(prices(number));
        }

        List<Integer> lines() {
            return lines;
        }
    }
}
