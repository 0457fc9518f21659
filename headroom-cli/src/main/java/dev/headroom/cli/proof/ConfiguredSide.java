package dev.headroom.cli.proof;

import dev.headroom.cli.config.HeadroomConfig;

/**
 * A service that is started anew for each run as one configuration says.
 *
 * @param description for people: the file's name
 */
public record ConfiguredSide(String description, HeadroomConfig config) implements ProofSide {

    @Override
    public HeadroomConfig nextRun() {
        return config;
    }
}
