package dev.headroom.junit;

import dev.headroom.junit.internal.agent.AgentDoor;
import dev.headroom.junit.internal.agent.WindowCounts;
import dev.headroom.junit.internal.expect.Expectations;
import dev.headroom.junit.internal.expect.Outcome;
import dev.headroom.junit.internal.expect.RepeatedExpectation;
import dev.headroom.junit.internal.expect.RepeatedExpectation.Rounds;
import dev.headroom.junit.internal.run.Body;
import dev.headroom.junit.internal.run.MeasuredBody;
import dev.headroom.junit.internal.run.RepeatedBody;
import dev.headroom.junit.internal.run.Repetitions;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/**
 * Measures tests and holds them to what their annotations expect. The annotations register it. Thread-safe: tests may run in
 * parallel, each is counted on its own thread.
 *
 * <p>The first run of a test's body is the one that JUnit makes, with all that other extensions do around it; its queries are
 * counted. Where a cost or a response time is expected, the body is then called again directly, for the rest of the warm-up and
 * the repetitions. What a test measures is published as report entries, whether it passes or not.
 */
public final class HeadroomExtension implements BeforeAllCallback, InvocationInterceptor {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(HeadroomExtension.class);

    /** For JUnit, which makes one. */
    public HeadroomExtension() {}

    /** The agent, or why there is none: looked for once, however many tests ask. */
    private record Agent(Optional<AgentDoor> door, Optional<NotMeasuredException> refusal) {
        static Agent find() {
            try {
                return new Agent(Optional.of(AgentDoor.ofThisJvm()), Optional.empty());
            } catch (NotMeasuredException refused) {
                return new Agent(Optional.empty(), Optional.of(refused));
            }
        }

        AgentDoor required() throws NotMeasuredException {
            if (refusal.isPresent()) {
                throw new NotMeasuredException(String.valueOf(refusal.get().getMessage()), refusal.get());
            }
            return door.orElseThrow();
        }
    }

    /** Brings the agent before a class of measured tests prepares what they use, so that it sees all of it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        agent(context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        measure(invocation, again(method), context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        measure(invocation, again(method), context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        measure(invocation, new RepeatedBody(test.getExecutable()::execute), context);
    }

    private static Body again(ReflectiveInvocationContext<Method> method) {
        return RepeatedBody.ofMethod(
                method.getExecutable(),
                method.getTarget().orElseThrow(),
                method.getArguments().toArray());
    }

    private static void measure(Invocation<Void> invocation, Body again, ExtensionContext context) throws Throwable {
        Expectations expected = expectations(context);
        if (expected.isEmpty()) {
            invocation.proceed();
            return;
        }
        var measured = new MeasuredBody(agent(context).required());
        List<Outcome> outcomes = new ArrayList<>();
        WindowCounts counts = measured.once(invocation::proceed);
        requireAllTasks(counts);
        if (expected.queries().isPresent()) {
            outcomes.add(expected.queries().get().judge(counts));
        }
        if (expected.rounds().isPresent()) {
            outcomes.addAll(judgeRepeated(
                    measured, again, expected.repeated(), expected.rounds().get()));
        }
        publish(outcomes, context);
        throwFailures(outcomes);
    }

    /** The annotations of a dynamic test stand on its factory. */
    private static Expectations expectations(ExtensionContext context) {
        for (Optional<ExtensionContext> each = Optional.of(context);
                each.isPresent();
                each = each.get().getParent()) {
            Optional<Method> method = each.get().getTestMethod();
            if (method.isPresent()) {
                return Expectations.of(method.get(), each.get().getRequiredTestClass());
            }
        }
        throw new IllegalStateException("A test that no method makes: " + context.getUniqueId());
    }

    private static Agent agent(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Agent.class, key -> Agent.find(), Agent.class);
    }

    private static void requireAllTasks(WindowCounts counts) throws NotMeasuredException {
        if (counts.tasksUnfinished() > 0) {
            throw new NotMeasuredException("What this test costs cannot be told: " + counts.tasksUnfinished()
                    + " of the " + counts.tasks() + " tasks that it gave to executors had not ended "
                    + MeasuredBody.PATIENCE.toSeconds() + " s after it did. Let the test wait for them.");
        }
        if (counts.tasksForgotten() > 0) {
            throw new NotMeasuredException("What this test costs cannot be told: " + counts.tasksForgotten()
                    + " tasks that it gave to executors could not be followed, since too many were waiting at once.");
        }
    }

    private static List<Outcome> judgeRepeated(
            MeasuredBody measured, Body again, List<RepeatedExpectation> expected, Rounds rounds) throws Throwable {
        measured.warmUp(again, Math.max(0, rounds.warmup() - 1));
        Repetitions first = measured.repeat(again, rounds.warmup(), rounds.repetitions());
        List<Outcome> outcomes = new ArrayList<>();
        boolean unconfirmed = false;
        for (RepeatedExpectation expectation : expected) {
            Outcome outcome = expectation.judge(first);
            outcomes.add(outcome);
            unconfirmed |= outcome.isFailure() && expectation.isNoisy();
        }
        if (unconfirmed) {
            Repetitions second = measured.repeat(again, rounds.warmup() + rounds.repetitions(), rounds.repetitions());
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i).isFailure() && expected.get(i).isNoisy()) {
                    outcomes.set(i, outcomes.get(i).confirmedBy(expected.get(i).judge(second)));
                }
            }
        }
        return outcomes;
    }

    private static void publish(List<Outcome> outcomes, ExtensionContext context) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            entries.put(outcome.name(), outcome.measured());
        }
        context.publishReportEntry(entries);
    }

    private static void throwFailures(List<Outcome> outcomes) {
        List<AssertionFailedError> failures = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            outcome.failure()
                    .ifPresent(story ->
                            failures.add(new AssertionFailedError(story, outcome.expected(), outcome.measured())));
        }
        if (failures.size() == 1) {
            throw failures.get(0);
        } else if (!failures.isEmpty()) {
            throw new MultipleFailuresError("The test costs more than expected", failures);
        }
    }
}
