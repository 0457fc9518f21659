package dev.headroom.load;

import java.time.Duration;

/**
 * One second of load, for a live view.
 *
 * @param elapsed since the phase began
 * @param total the phase's length, or the longest it may take
 * @param answersPerSecond answers in this second, errors included
 * @param p50Nanos of this second's successful response times; 0 where there was none
 * @param p95Nanos likewise
 * @param p99Nanos likewise
 * @param requests answered since the phase began, errors included
 * @param errors among them
 */
public record LoadProgress(
        Duration elapsed,
        Duration total,
        double answersPerSecond,
        long p50Nanos,
        long p95Nanos,
        long p99Nanos,
        long requests,
        long errors) {}
