package dev.headroom.load.internal.engine;

import dev.headroom.load.SessionLoad;
import dev.headroom.load.SessionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the sessions of one phase. Written by the load thread, read after the phase. */
public final class SessionCounts {

    private final List<SessionLoad> sessions;
    private final long[] intended;
    private final long[] completed;
    private final long[] failed;
    private final long[] cutOff;
    private final long[][] notSent;

    SessionCounts(List<SessionLoad> sessions) {
        this.sessions = sessions;
        intended = new long[sessions.size()];
        completed = new long[sessions.size()];
        failed = new long[sessions.size()];
        cutOff = new long[sessions.size()];
        notSent = new long[sessions.size()][];
        for (int i = 0; i < notSent.length; i++) {
            notSent[i] = new long[sessions.get(i).steps().size()];
        }
    }

    void intended(int session) {
        intended[session]++;
    }

    void completed(int session) {
        completed[session]++;
    }

    /** A step failed, the last that was sent. */
    void failed(int session, int step) {
        failed[session]++;
        countNotSent(session, step + 1);
    }

    /** The window ended; this step would have been next. */
    void cutOff(int session, int step) {
        cutOff[session]++;
        countNotSent(session, step);
    }

    /** Adds what another loop counted of the same phase. */
    void add(SessionCounts other) {
        for (int i = 0; i < notSent.length; i++) {
            intended[i] += other.intended[i];
            completed[i] += other.completed[i];
            failed[i] += other.failed[i];
            cutOff[i] += other.cutOff[i];
            for (int step = 0; step < notSent[i].length; step++) {
                notSent[i][step] += other.notSent[i][step];
            }
        }
    }

    public List<SessionResult> results() {
        List<SessionResult> results = new ArrayList<>();
        for (int i = 0; i < notSent.length; i++) {
            Map<String, Long> byName = new LinkedHashMap<>();
            for (int step = 0; step < notSent[i].length; step++) {
                if (notSent[i][step] > 0) {
                    byName.put(sessions.get(i).steps().get(step).endpoint().name(), notSent[i][step]);
                }
            }
            results.add(
                    new SessionResult(sessions.get(i).name(), intended[i], completed[i], failed[i], cutOff[i], byName));
        }
        return results;
    }

    private void countNotSent(int session, int from) {
        for (int step = from; step < notSent[session].length; step++) {
            notSent[session][step]++;
        }
    }
}
