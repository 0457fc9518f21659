package dev.headroom.cli.profile;

import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadWait;
import dev.headroom.report.ProfileInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a recording holds beside samples: pauses, waits, requests and SQL. Not thread-safe. */
final class EventTally implements RecordingHandler {

    private final Map<String, ProfileInfo.Events> byKind = new LinkedHashMap<>();

    @Override
    public void pause(Pause pause) {
        String kind =
                switch (pause.kind()) {
                    case GARBAGE_COLLECTION -> "gc-pause";
                    case SAFEPOINT -> "safepoint";
                };
        add(kind, pause.durationNanos());
    }

    @Override
    public void threadWait(ThreadWait wait) {
        String kind =
                switch (wait.kind()) {
                    case MONITOR_ENTER -> "monitor";
                    case MONITOR_WAIT -> "monitor-wait";
                    case PARK -> "park";
                    case SLEEP -> "sleep";
                    case FILE_IO -> "file-io";
                    case SOCKET_IO -> "socket-io";
                    case CLASS_LOADING -> "class-loading";
                    case ALLOCATION_STALL -> "allocation-stall";
                    case PINNED -> "pinning";
                };
        add(kind, wait.durationNanos());
    }

    @Override
    public void request(ServerRequest request) {
        add("request", request.durationNanos());
    }

    @Override
    public void sql(SqlExecution sql) {
        add("sql", sql.durationNanos());
    }

    private void add(String kind, long nanos) {
        byKind.merge(kind, new ProfileInfo.Events(kind, 1, nanos, nanos), ProfileInfo.Events::plus);
    }

    /** In the order of their first. */
    List<ProfileInfo.Events> events() {
        return List.copyOf(byKind.values());
    }
}
