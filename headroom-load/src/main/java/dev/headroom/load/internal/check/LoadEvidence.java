package dev.headroom.load.internal.check;

import dev.headroom.measure.DurationHistogram;
import java.time.Duration;

/**
 * What a phase shows about its generator.
 *
 * @param closedModel whether requests waited for each other rather than for a schedule
 * @param intendedRate requests per second that were intended
 * @param achievedRate requests per second sent within the window
 * @param lateness of the requests, from when each could have been sent
 * @param withoutLateness response times as they would have been had the load thread always had a processor and been on
 *     time
 * @param withoutOwnLateness response times as they would have been but for the lateness in which the load thread was not
 *     waiting for a processor
 */
public record LoadEvidence(
        boolean closedModel,
        Duration window,
        double intendedRate,
        double achievedRate,
        DurationHistogram lateness,
        DurationHistogram responseTimes,
        DurationHistogram withoutLateness,
        DurationHistogram withoutOwnLateness) {}
