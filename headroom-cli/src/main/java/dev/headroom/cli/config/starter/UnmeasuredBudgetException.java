package dev.headroom.cli.config.starter;

import java.io.Serial;
import java.util.List;

/** Budgets that a run cannot fill in; the message has a line for each, with its place, the reason and what to do. */
public final class UnmeasuredBudgetException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnmeasuredBudgetException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
