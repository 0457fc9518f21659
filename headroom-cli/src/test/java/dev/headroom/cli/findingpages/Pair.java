package dev.headroom.cli.findingpages;

import java.util.Locale;

/**
 * A pattern and its repair in one language.
 *
 * @param around what both need to run: it calls them and prints what they answer and cost
 */
record Pair(String rule, String bad, String good, String around) {

    /** {@code regex_compile_in_loop_bad} and {@code …_good}: names that every language takes. */
    String badName() {
        return name("bad");
    }

    String goodName() {
        return name("good");
    }

    private String name(String role) {
        return rule.replace('-', '_').toLowerCase(Locale.ROOT) + "_" + role;
    }
}
