package dev.headroom.example.habits;

import java.io.IOException;
import java.sql.SQLException;

/** A habit and its repair: one question, with one answer, which is worked out in two ways. Safe for many threads. */
interface Pair {

    /** The greatest number that may be asked with; the least is 1. */
    int NUMBERS = 40;

    /** The rule that finds the habit. */
    String rule();

    /** @param number of a customer, an order, a document: whatever the question is about */
    String bad(int number) throws IOException, InterruptedException, ReflectiveOperationException, SQLException;

    /** The same answer without the habit. */
    String fixed(int number) throws IOException, InterruptedException, ReflectiveOperationException, SQLException;
}
