package dev.headroom.example.habits;

import java.util.ArrayList;
import java.util.List;

/** The sum of a price list in which many cells are blank: told by an exception, or by a look at the cell. */
final class ExceptionFlow implements Pair {

    private static final int CELLS = 2_000;

    private final List<String> cells = new ArrayList<>(CELLS);

    ExceptionFlow() {
        for (int cell = 0; cell < CELLS; cell++) {
            cells.add(cell % 2 == 0 ? String.valueOf(cell) : "n/a");
        }
    }

    @Override
    public String rule() {
        return "exception-flow";
    }

    @Override
    public String bad(int number) {
        int total = 0;
        int blank = 0;
        for (String cell : cells.subList(number, CELLS)) {
            try {
                total += Integer.parseInt(cell); // planted: exception-flow
            } catch (NumberFormatException notPriced) {
                blank++;
            }
        }
        return total + " and " + blank + " blank";
    }

    @Override
    public String fixed(int number) {
        int total = 0;
        int blank = 0;
        for (String cell : cells.subList(number, CELLS)) {
            if (Character.isDigit(cell.charAt(0))) {
                total += Integer.parseInt(cell);
            } else {
                blank++;
            }
        }
        return total + " and " + blank + " blank";
    }
}
