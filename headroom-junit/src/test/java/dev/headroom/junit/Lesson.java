package dev.headroom.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A test class as JUnit runs it, and what came of it. */
final class Lesson {
    private final EngineExecutionResults results;

    private Lesson(EngineExecutionResults results) {
        this.results = results;
    }

    static Lesson run(Class<?> lesson) {
        return run(lesson, Map.of());
    }

    static Lesson run(Class<?> lesson, Map<String, String> parameters) {
        return new Lesson(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(lesson))
                .configurationParameters(parameters)
                .execute());
    }

    /** Names of the tests that passed. */
    List<String> green() {
        return results.testEvents().succeeded().map(Lesson::name).toList();
    }

    /** Names of the tests that failed. */
    List<String> red() {
        return results.testEvents().failed().map(Lesson::name).toList();
    }

    AbstractThrowableAssert<?, ? extends Throwable> assertThatOnlyFailure() {
        List<Throwable> failures = failures();
        Assertions.assertThat(failures).hasSize(1);
        return Assertions.assertThat(failures.get(0));
    }

    List<Throwable> failures() {
        return results.testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    /** What was published of its tests, under one key, in the order of their ends. */
    List<String> published(String key) {
        return results.testEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.reporting.ReportEntry.class)
                        .getKeyValuePairs()
                        .get(key))
                .toList();
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }
}
