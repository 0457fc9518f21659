package dev.headroom.cli.config;

import dev.headroom.gate.Budget;
import dev.headroom.gate.Waiver;
import java.util.List;

/**
 * Everything {@code headroom.yml} says.
 *
 * @param text the file as the user wrote it, to be copied into the run
 */
public record HeadroomConfig(
        String text,
        ServiceConfig service,
        LoadConfig load,
        ProfileConfig profile,
        List<Budget> budgets,
        List<Waiver> waivers) {

    public HeadroomConfig {
        budgets = List.copyOf(budgets);
        waivers = List.copyOf(waivers);
    }
}
