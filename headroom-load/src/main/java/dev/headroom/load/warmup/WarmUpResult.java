package dev.headroom.load.warmup;

import java.time.Duration;

/**
 * How a warm-up ended.
 *
 * @param steady whether the service was steady at its end
 * @param requests answered, errors included
 * @param reason the numbers behind it, one sentence
 */
public record WarmUpResult(boolean steady, Duration elapsed, long requests, long errors, String reason) {}
