package dev.headroom.gate.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The key of a budget in {@code headroom.yml} under which a metric is written. */
public enum MetricGroup {
    /** Percentiles of response time, and of service time where named. */
    LATENCY(SubjectKind.ENDPOINT),
    CPU(SubjectKind.ENDPOINT),
    SQL(SubjectKind.ENDPOINT),
    ALLOCATIONS(SubjectKind.ENDPOINT),
    ERRORS(SubjectKind.ENDPOINT, SubjectKind.INSTANCE),
    THROUGHPUT(SubjectKind.ENDPOINT, SubjectKind.INSTANCE),
    MEMORY(SubjectKind.INSTANCE),
    GC(SubjectKind.INSTANCE),
    STARTUP(SubjectKind.INSTANCE);

    private final boolean ofEndpoint;
    private final boolean ofInstance;

    MetricGroup(SubjectKind... subjects) {
        this.ofEndpoint = List.of(subjects).contains(SubjectKind.ENDPOINT);
        this.ofInstance = List.of(subjects).contains(SubjectKind.INSTANCE);
    }

    /** The key as written: {@code latency}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its metrics are measured of first: an endpoint, unless only the instance has them. */
    public SubjectKind subject() {
        return ofEndpoint ? SubjectKind.ENDPOINT : SubjectKind.INSTANCE;
    }

    /** Whether its metrics are measured of such a subject; of an instance, over all endpoints together. */
    public boolean isOf(SubjectKind subject) {
        return subject == SubjectKind.ENDPOINT ? ofEndpoint : ofInstance;
    }

    public static List<MetricGroup> of(SubjectKind subject) {
        return Arrays.stream(values()).filter(group -> group.isOf(subject)).toList();
    }

    /** The group written under this key. */
    public static Optional<MetricGroup> named(String key) {
        return Arrays.stream(values()).filter(group -> group.key().equals(key)).findFirst();
    }
}
