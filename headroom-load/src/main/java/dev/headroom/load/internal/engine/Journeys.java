package dev.headroom.load.internal.engine;

import dev.headroom.load.LoadPlan;
import dev.headroom.load.internal.answer.AnswerReader;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.template.UserState;
import dev.headroom.measure.RequestOutcome;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The requests that follow from an answer: the next step of a session, the next hop of a redirect. They wait here until they
 * are due, and like any other for a connection. Requests that nothing follows from are never seen here. Lives on the load
 * thread.
 */
final class Journeys {

    private final Itinerary itinerary;
    private final int dataSets;
    private final SplittableRandom random;
    private final PriorityQueue<Journey> waiting = new PriorityQueue<>();
    private final IdentityHashMap<Slot, Journey> onTheirWay = new IdentityHashMap<>();
    private final ArrayDeque<Journey> idle = new ArrayDeque<>();

    Journeys(LoadPlan plan, Itinerary itinerary, SplittableRandom random) {
        this.itinerary = itinerary;
        this.random = random;
        dataSets = plan.data().size();
    }

    /** The intended start of the next that waits, if it lies before an end; else {@link Pacing#NOTHING_DUE}. */
    long dueNanos(long endNanos) {
        Journey first = waiting.peek();
        return first == null || first.intendedNanos >= endNanos ? Pacing.NOTHING_DUE : first.intendedNanos;
    }

    /** Takes the one that is due first. */
    Journey take() {
        return waiting.remove();
    }

    /** Draws the next arrival, and begins its journey; null for a request that nothing can follow from. */
    @Nullable
    Journey arrive(Mix mix, Phase phase) {
        mix.draw();
        int session = mix.session();
        if (session != Journey.NO_SESSION) {
            phase.recorder().sessions().intended(session);
            return begin(session, itinerary.firstStep(session), itinerary.captured(session), mix);
        }
        boolean mayGoOn = itinerary.mostRedirects(mix.endpoint()) > 0;
        return mayGoOn ? begin(session, mix.endpoint(), 0, mix) : null;
    }

    private Journey begin(int session, int endpoint, int captured, Mix mix) {
        Journey journey = idle.pollLast();
        if (journey == null) {
            journey = new Journey(new UserState(dataSets));
        }
        journey.user.clear(captured);
        journey.session = session;
        journey.endpoint = endpoint;
        journey.traceIdLow = mix.traceIdLow();
        journey.step = 0;
        journey.redirects = 0;
        journey.redirected = null;
        return journey;
    }

    void onItsWay(Slot slot, Journey journey) {
        onTheirWay.put(slot, journey);
    }

    @Nullable
    Journey arrived(Slot slot) {
        return onTheirWay.remove(slot);
    }

    void end(Journey journey) {
        idle.addLast(journey);
    }

    /**
     * Whether the request goes on to where its answer points; it then waits to be sent. If it should have and cannot, the
     * answer's reader says why.
     */
    boolean goesOn(Slot slot, @Nullable Journey journey, AnswerReader reader) {
        String path = reader.redirect();
        if (path == null || journey == null) {
            return false;
        }
        int most = itinerary.mostRedirects(slot.endpoint);
        if (journey.redirects == most) {
            reader.failures().add("more than " + most + " redirects in a row");
            return false;
        }
        RequestRenderer next = itinerary.redirected(slot.endpoint, reader.status(), path);
        if (next == null) {
            reader.failures().add("redirect " + reader.status() + " of a body with parameters, which is not repeated");
            return false;
        }
        journey.redirects++;
        journey.redirected = next;
        journey.intendedNanos = slot.intendedNanos;
        journey.firstSentNanos = slot.sentNanos;
        journey.lateNanos = slot.lateNanos;
        journey.hostLateNanos = slot.hostLateNanos;
        waiting.add(journey);
        return true;
    }

    /** A step of a session has ended; whether its next one waits now. If not, the session is over. */
    boolean advance(Journey journey, RequestOutcome outcome, long now, Phase phase, Mix mix) {
        SessionCounts counts = phase.recorder().sessions();
        int next = journey.step + 1;
        if (outcome == RequestOutcome.UNFINISHED) {
            counts.cutOff(journey.session, next);
        } else if (outcome.isError()) {
            counts.failed(journey.session, journey.step);
        } else if (next == itinerary.steps(journey.session)) {
            counts.completed(journey.session);
        } else {
            long due = now + itinerary.thinkBefore(journey.session, next).nextNanos(random);
            if (due < phase.endNanos()) {
                journey.step = next;
                journey.endpoint = itinerary.firstStep(journey.session) + next;
                journey.traceIdLow = mix.nextTraceIdLow();
                journey.intendedNanos = due;
                journey.redirects = 0;
                journey.redirected = null;
                waiting.add(journey);
                return true;
            }
            counts.cutOff(journey.session, next);
        }
        return false;
    }

    /** Sessions whose next step was intended beyond the end of the phase. */
    void cutOffRest(Phase phase) {
        for (Journey journey = waiting.poll(); journey != null; journey = waiting.poll()) {
            if (journey.session != Journey.NO_SESSION) {
                phase.recorder().sessions().cutOff(journey.session, journey.step);
            }
            end(journey);
        }
    }
}
