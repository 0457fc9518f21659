package dev.headroom.gate.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The key of a budget in {@code headroom.yml} under which a metric is written. */
public enum MetricGroup {
    /** Percentiles of response time, and of service time where named. */
    LATENCY(SubjectKind.ENDPOINT),
    CPU(SubjectKind.ENDPOINT),
    SQL(SubjectKind.ENDPOINT),
    ALLOCATIONS(SubjectKind.ENDPOINT),
    ERRORS(SubjectKind.ENDPOINT),
    MEMORY(SubjectKind.INSTANCE);

    private final SubjectKind subject;

    MetricGroup(SubjectKind subject) {
        this.subject = subject;
    }

    /** The key as written: {@code latency}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public SubjectKind subject() {
        return subject;
    }

    public static List<MetricGroup> of(SubjectKind subject) {
        return Arrays.stream(values()).filter(group -> group.subject == subject).toList();
    }
}
