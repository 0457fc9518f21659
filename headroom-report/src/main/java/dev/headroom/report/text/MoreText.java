package dev.headroom.report.text;

import dev.headroom.gate.block.BlockRule;

/** How many more blocks, forks or runs would decide. */
final class MoreText {

    private MoreText() {}

    /** {@code about 7}, or {@code more than 1000} where the search for their number ended. */
    static String number(int more) {
        return word(more) + more;
    }

    /** What stands before their number, with a space after it. */
    static String word(int more) {
        return more < BlockRule.MOST_BLOCKS ? "about " : "more than ";
    }
}
