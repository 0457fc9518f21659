package dev.headroom.junit.internal.expect;

import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.junit.ExpectAllocated;
import dev.headroom.junit.ExpectCpu;
import dev.headroom.junit.ExpectQueries;
import dev.headroom.junit.ExpectResponse;
import dev.headroom.junit.internal.expect.CostExpectation.Cost;
import dev.headroom.junit.internal.expect.RepeatedExpectation.Rounds;
import dev.headroom.measure.Percentile;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that is expected of one test. */
public record Expectations(Optional<QueryExpectation> queries, List<RepeatedExpectation> repeated) {
    private static final int FEWEST_REPETITIONS = 20;

    public Expectations {
        repeated = List.copyOf(repeated);
    }

    /**
     * Those of a test method, of its class, and of the classes around it.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if an annotation says what cannot be
     */
    public static Expectations of(Method method, Class<?> testClass) {
        List<RepeatedExpectation> repeated = new ArrayList<>();
        read(method, testClass, ExpectAllocated.class, Expectations::allocated).ifPresent(repeated::add);
        read(method, testClass, ExpectCpu.class, Expectations::cpu).ifPresent(repeated::add);
        read(method, testClass, ExpectResponse.class, Expectations::response).ifPresent(repeated::add);
        return new Expectations(read(method, testClass, ExpectQueries.class, Expectations::queries), repeated);
    }

    public boolean isEmpty() {
        return queries.isEmpty() && repeated.isEmpty();
    }

    /** How often the body is to be run so that all can be judged; empty where one run tells. */
    public Optional<Rounds> rounds() {
        return repeated.stream().map(RepeatedExpectation::rounds).reduce(Rounds::and);
    }

    private interface Reading<A, E> {
        E of(A annotation) throws ExpressionException;
    }

    private static <A extends Annotation, E> Optional<E> read(
            Method method, Class<?> testClass, Class<A> type, Reading<A, E> reading) {
        Optional<Declared<A>> found = Declared.find(method, testClass, type);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.of(found.get().annotation()));
        } catch (ExpressionException | IllegalArgumentException wrong) {
            throw found.get().wrong(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static QueryExpectation queries(ExpectQueries annotation) {
        boolean exactly = annotation.value() != ExpectQueries.UNLIMITED;
        boolean range =
                annotation.atMost() != ExpectQueries.UNLIMITED || annotation.atLeast() != ExpectQueries.UNLIMITED;
        if (exactly == range) {
            throw new IllegalArgumentException(
                    exactly
                            ? "a number of queries cannot be exact and at least or at most something"
                            : "it names no limit: give a number, atMost or atLeast");
        }
        if (exactly) {
            return new QueryExpectation(annotation.value(), annotation.value(), annotation.threads());
        }
        long least = annotation.atLeast() == ExpectQueries.UNLIMITED ? 0 : annotation.atLeast();
        long most = annotation.atMost() == ExpectQueries.UNLIMITED ? Long.MAX_VALUE : annotation.atMost();
        return new QueryExpectation(least, most, annotation.threads());
    }

    private static RepeatedExpectation allocated(ExpectAllocated annotation) throws ExpressionException {
        return new CostExpectation(
                Cost.ALLOCATED,
                Cost.ALLOCATED.unit().parse(annotation.atMost()),
                new Rounds(annotation.warmup(), annotation.repetitions()));
    }

    private static RepeatedExpectation cpu(ExpectCpu annotation) throws ExpressionException {
        return new CostExpectation(
                Cost.CPU,
                Cost.CPU.unit().parse(annotation.atMost()),
                new Rounds(annotation.warmup(), annotation.repetitions()));
    }

    private static RepeatedExpectation response(ExpectResponse annotation) throws ExpressionException {
        var limits = new TreeMap<Percentile, Double>();
        limit(limits, Percentile.P50, annotation.p50());
        limit(limits, Percentile.P95, annotation.p95());
        limit(limits, Percentile.P99, annotation.p99());
        int needed = limits.isEmpty() ? 1 : (int) limits.lastKey().minimumCount();
        int repetitions = annotation.repetitions() == ExpectResponse.AS_NEEDED
                ? Math.max(FEWEST_REPETITIONS, needed)
                : annotation.repetitions();
        return new ResponseExpectation(limits, new Rounds(annotation.warmup(), repetitions));
    }

    private static void limit(TreeMap<Percentile, Double> limits, Percentile percentile, String text)
            throws ExpressionException {
        if (!text.isEmpty()) {
            limits.put(percentile, MetricUnit.NANOSECONDS.parse(text));
        }
    }
}
