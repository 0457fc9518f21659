package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Location;
import java.util.List;
import java.util.Optional;

/** What is known of a place from reading its code, which a profile cannot tell: that a call stands in a loop. */
@FunctionalInterface
public interface StaticEvidence {

    /** Nothing was read. */
    StaticEvidence NONE = (rule, location, lines) -> Optional.empty();

    /**
     * A sentence that proves a rule's pattern at a place; empty where nothing does.
     *
     * @param rule its id
     * @param location the function and its hottest line
     * @param lines all of its lines that were seen, hottest first; empty where none is known
     */
    Optional<String> proof(String rule, Location location, List<Integer> lines);
}
