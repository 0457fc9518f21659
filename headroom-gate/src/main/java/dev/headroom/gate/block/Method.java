package dev.headroom.gate.block;

import java.util.Locale;

/** By which statistic blocks were judged. */
public enum Method {
    /** One block, of which no spread can be told. */
    SINGLE,
    /** Every run of a side repeats its value, so that none is needed. */
    EXACT,
    /** Student's t over the blocks, where they are fewer than ten. */
    STUDENT,
    /** Studentised bootstrap over the blocks, from ten on, where runs were not kept in stretches. */
    BLOCK_BOOTSTRAP,
    /** Studentised bootstrap over the blocks and, inside them, over stretches of their runs. */
    HIERARCHICAL_BOOTSTRAP;

    /** The stable name in JSON: {@code block-bootstrap}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
