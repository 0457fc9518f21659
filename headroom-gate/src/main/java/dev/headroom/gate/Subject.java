package dev.headroom.gate;

import dev.headroom.gate.metric.SubjectKind;

/**
 * Whom a gate judges.
 *
 * @param name the endpoint as the load names it, or the instance; not empty
 */
public record Subject(SubjectKind kind, String name) {

    public Subject {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A subject has a name");
        }
    }

    public static Subject endpoint(String name) {
        return new Subject(SubjectKind.ENDPOINT, name);
    }

    public static Subject instance(String name) {
        return new Subject(SubjectKind.INSTANCE, name);
    }
}
