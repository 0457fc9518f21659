package dev.headroom.gate.history;

import dev.headroom.measure.run.Commit;

/**
 * Commits one of which brought a change.
 *
 * @param without the last one measured that lacks it; not itself among them
 * @param with the first one measured that has it; among them
 */
public record CommitRange(Commit without, Commit with) {

    /** Whether one and the same source was measured on both sides, so that the change came from elsewhere. */
    public boolean isOneCommit() {
        return without.id().equals(with.id()) && !without.dirty() && !with.dirty();
    }
}
