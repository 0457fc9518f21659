package dev.headroom.profile.recording;

/**
 * What the agent says about its own work ({@code headroom.Agent}); numbers count from its start.
 *
 * @param timeNanos since the Unix epoch
 * @param failures hooks that failed; each was kept from the application
 * @param firstFailure the first of them, empty where there was none
 * @param hooks what it hooked into, in the agent's own words
 */
public record AgentReport(
        long timeNanos,
        String version,
        long requests,
        long sqlExecutions,
        long failures,
        String firstFailure,
        String hooks) {}
