package dev.headroom.cli.config;

import dev.headroom.gate.Budget;
import dev.headroom.gate.GateRules;
import dev.headroom.gate.Waiver;
import java.util.List;

/**
 * Everything {@code headroom.yml} says.
 *
 * @param text the file as the user wrote it, to be copied into the run
 * @param gates what the service is held to
 */
public record HeadroomConfig(
        String text, ServiceConfig service, LoadConfig load, ProfileConfig profile, GateRules gates) {

    public List<Budget> budgets() {
        return gates.budgets();
    }

    public List<Waiver> waivers() {
        return gates.waivers();
    }
}
