package dev.headroom.cli.proof;

/**
 * What a change was made for.
 *
 * @param rule whose findings it repairs
 * @param endpoint where, as the load names it
 */
public record ProofTarget(String rule, String endpoint) {

    public ProofTarget {
        if (rule.isBlank() || endpoint.isBlank()) {
            throw new IllegalArgumentException("A change is made for a rule's findings at an endpoint");
        }
    }
}
