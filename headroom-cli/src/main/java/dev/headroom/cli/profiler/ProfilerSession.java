package dev.headroom.cli.profiler;

import dev.headroom.cli.config.ProfileConfig;
import dev.headroom.cli.service.AttachedJvm;
import dev.headroom.cli.service.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A profiler at work in a JVM, from {@link #start} until {@link #stop}; one recording file is what remains. */
public sealed interface ProfilerSession permits AsyncProfilerSession, JfrSession {

    /** For people: {@code async-profiler 4.6}, {@code JFR}. */
    String profiler();

    /** What a reader of the profile should know, for example why the preferred profiler could not be had. */
    List<String> notes();

    /** Ends sampling; the recording is whole when this returns. Calling it again does nothing. */
    void stop() throws ServiceException;

    /**
     * Starts async-profiler, and where it cannot be loaded JFR's own sampler, with a note that says so.
     *
     * @param recording file the measured process writes; its folder exists and is writable to that process
     * @param agentJar Headroom's agent, which runs the fallback
     */
    static ProfilerSession start(AttachedJvm jvm, ProfileConfig settings, Path recording, Path agentJar)
            throws ServiceException, IOException {
        try {
            return AsyncProfilerSession.start(jvm, settings, recording, agentJar);
        } catch (ServiceException e) {
            String note = "async-profiler could not be used (" + e.getMessage() + "), so JFR's own sampler took the"
                    + " profile: it sees Java threads at safepoint-free points only, no native code, and no wall clock.";
            return JfrSession.start(jvm, recording, agentJar, note);
        }
    }
}
