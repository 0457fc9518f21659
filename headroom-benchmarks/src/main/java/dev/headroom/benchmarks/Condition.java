package dev.headroom.benchmarks;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a shop process carries, from nothing to all of it, and single parts to find out which one costs. */
enum Condition {
    PLAIN(),
    AGENT(Part.AGENT),
    /** As the demo runs it. */
    FULL(Part.AGENT, Part.EVENTS, Part.SQL_STACKS, Part.CPU, Part.ALLOC, Part.WALL),
    /** As another state of the project runs it: its agent and its event settings, on the shop of this one. */
    FULL_OF_OTHER(Part.AGENT, Part.EVENTS, Part.SQL_STACKS, Part.CPU, Part.ALLOC, Part.WALL),
    /** Everything but the agent. */
    PROFILER(Part.EVENTS, Part.SQL_STACKS, Part.CPU, Part.ALLOC, Part.WALL),
    /** The agent with its events recorded by the JDK, and no sampling. */
    AGENT_EVENTS(Part.AGENT, Part.EVENTS, Part.SQL_STACKS),
    AGENT_EVENTS_WITHOUT_STACKS(Part.AGENT, Part.EVENTS),
    FULL_WITHOUT_STACKS(Part.AGENT, Part.EVENTS, Part.CPU, Part.ALLOC, Part.WALL),
    FULL_WITHOUT_ALLOC(Part.AGENT, Part.EVENTS, Part.SQL_STACKS, Part.CPU, Part.WALL),
    FULL_WITHOUT_WALL(Part.AGENT, Part.EVENTS, Part.SQL_STACKS, Part.CPU, Part.ALLOC);

    /** What can be switched on by itself. */
    enum Part {
        AGENT,
        /** The JDK's and the agent's events, by the project's {@code headroom.jfc}. */
        EVENTS,
        /** A stack trace with every {@code headroom.Sql} event. */
        SQL_STACKS,
        CPU,
        ALLOC,
        WALL
    }

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed, which its type does not say.
    private final Set<Part> parts;

    Condition(Part... parts) {
        this.parts = Set.of(parts);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    /** Whether async-profiler samples anything. */
    boolean samples() {
        return has(Part.CPU) || has(Part.ALLOC) || has(Part.WALL);
    }

    /** {@code full-without-wall}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Condition of(String label) {
        return Stream.of(values())
                .filter(condition -> condition.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no condition '" + label + "'. There are "
                        + String.join(
                                ", ", Stream.of(values()).map(Condition::label).toList())));
    }
}
