package dev.headroom.cli.proof;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;

/** What is measured before a change, or after it. */
public interface ProofSide {

    /** For people: {@code the example shop with every habit repaired}. */
    String description();

    /** How its next run goes; each of them is a fresh process, perhaps on another port. */
    HeadroomConfig nextRun() throws CommandFailure;
}
