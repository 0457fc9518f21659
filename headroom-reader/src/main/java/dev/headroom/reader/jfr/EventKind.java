package dev.headroom.reader.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events that mean something to us, each with the fields read, in the order of their slots. */
enum EventKind {
    EXECUTION_SAMPLE(Role.SAMPLE, "jdk.ExecutionSample", "startTime", "sampledThread", "stackTrace", "state"),
    NATIVE_SAMPLE(Role.SAMPLE, "jdk.NativeMethodSample", "startTime", "sampledThread", "stackTrace", "state"),
    CPU_TIME_SAMPLE(Role.SAMPLE, "jdk.CPUTimeSample", "startTime", "eventThread", "stackTrace", "samplingPeriod"),
    WALL_SAMPLE(
            Role.SAMPLE, "profiler.WallClockSample", "startTime", "sampledThread", "stackTrace", "state", "samples"),
    ALLOCATION_IN_TLAB(
            Role.SAMPLE,
            "jdk.ObjectAllocationInNewTLAB",
            "startTime",
            "eventThread",
            "stackTrace",
            "objectClass",
            "allocationSize",
            "tlabSize"),
    ALLOCATION_OUTSIDE_TLAB(
            Role.SAMPLE,
            "jdk.ObjectAllocationOutsideTLAB",
            "startTime",
            "eventThread",
            "stackTrace",
            "objectClass",
            "allocationSize"),
    ALLOCATION_SAMPLE(
            Role.SAMPLE,
            "jdk.ObjectAllocationSample",
            "startTime",
            "eventThread",
            "stackTrace",
            "objectClass",
            "weight"),
    LIVE_OBJECT(
            Role.SAMPLE,
            "profiler.LiveObject",
            "startTime",
            "eventThread",
            "stackTrace",
            "objectClass",
            "allocationSize"),
    OLD_OBJECT(Role.SAMPLE, "jdk.OldObjectSample", "startTime", "eventThread", "stackTrace"),
    MALLOC(Role.SAMPLE, "profiler.Malloc", "startTime", "eventThread", "stackTrace", "size"),
    NATIVE_LOCK(Role.SAMPLE, "profiler.NativeLock", "startTime", "eventThread", "stackTrace", "duration"),
    MONITOR_ENTER(
            Role.SAMPLE,
            "jdk.JavaMonitorEnter",
            "startTime",
            "eventThread",
            "stackTrace",
            "duration",
            "monitorClass",
            "previousOwner"),
    THREAD_PARK(Role.SAMPLE, "jdk.ThreadPark", "startTime", "eventThread", "stackTrace", "duration", "parkedClass"),

    MONITOR_WAIT(
            Role.SPAN, "jdk.JavaMonitorWait", "startTime", "eventThread", "stackTrace", "duration", "monitorClass"),
    THREAD_SLEEP(Role.SPAN, "jdk.ThreadSleep", "startTime", "eventThread", "stackTrace", "duration", "time"),
    FILE_READ(Role.SPAN, "jdk.FileRead", "startTime", "eventThread", "stackTrace", "duration", "path"),
    FILE_WRITE(Role.SPAN, "jdk.FileWrite", "startTime", "eventThread", "stackTrace", "duration", "path"),
    FILE_FORCE(Role.SPAN, "jdk.FileForce", "startTime", "eventThread", "stackTrace", "duration", "path"),
    SOCKET_READ(
            Role.SPAN,
            "jdk.SocketRead",
            "startTime",
            "eventThread",
            "stackTrace",
            "duration",
            "host",
            "address",
            "port"),
    SOCKET_WRITE(
            Role.SPAN,
            "jdk.SocketWrite",
            "startTime",
            "eventThread",
            "stackTrace",
            "duration",
            "host",
            "address",
            "port"),
    CLASS_LOAD(Role.SPAN, "jdk.ClassLoad", "startTime", "eventThread", "stackTrace", "duration", "loadedClass"),
    ALLOCATION_STALL(Role.SPAN, "jdk.ZAllocationStall", "startTime", "eventThread", "stackTrace", "duration"),
    PINNED(Role.SPAN, "jdk.VirtualThreadPinned", "startTime", "eventThread", "stackTrace", "duration"),
    COMPILATION(Role.SPAN, "jdk.Compilation", "startTime", "duration", "method"),
    TASK(
            Role.SPAN,
            "headroom.Task",
            "startTime",
            "duration",
            "eventThread",
            "requestId",
            "waitTime",
            "cpuTime",
            "allocatedBytes",
            "executor"),
    HOST(Role.SPAN, "headroom.Host", "startTime", "interval", "throttledTime", "throttledPeriods"),
    HICCUP(Role.SPAN, "headroom.Hiccup", "startTime", "duration", "late", "throttledTime"),
    DISPATCH(Role.SPAN, "headroom.Dispatch", "startTime", "interval", "runQueueTime"),
    HELD(
            Role.SPAN,
            "headroom.Held",
            "startTime",
            "field",
            "collectionClass",
            "entries",
            "instances",
            "entryBytes",
            "reachedBytes"),
    GC_PAUSE(Role.SPAN, "jdk.GCPhasePause", "startTime", "duration", "name"),
    SAFEPOINT_BEGIN(Role.SPAN, "jdk.SafepointBegin", "startTime", "duration"),
    VM_OPERATION(Role.SPAN, "jdk.ExecuteVMOperation", "startTime", "duration", "operation", "safepoint"),
    REQUEST(
            Role.SPAN,
            "headroom.Request",
            "startTime",
            "duration",
            "eventThread",
            "method",
            "route",
            "status",
            "traceIdHigh",
            "traceIdLow",
            "cpuTime",
            "allocatedBytes",
            "sqlQueries",
            "sqlTime",
            "id",
            "parameterBucket",
            "runQueueTime",
            "socketTime",
            "fileTime",
            "poolTime",
            "majorFaults",
            "wakeTime"),
    SQL(
            Role.SPAN,
            "headroom.Sql",
            "startTime",
            "duration",
            "eventThread",
            "stackTrace",
            "statement",
            "rows",
            "batchSize",
            "id"),
    ROWS(Role.SPAN, "headroom.Rows", "startTime", "execution", "rows"),
    CALL(Role.SPAN, "headroom.Call", "startTime", "duration", "eventThread", "stackTrace", "host", "async"),
    AGENT(
            Role.SPAN,
            "headroom.Agent",
            "startTime",
            "version",
            "requests",
            "sqlExecutions",
            "failures",
            "firstFailure",
            "hooks"),
    CPU_LOAD(Role.SPAN, "jdk.CPULoad", "startTime", "jvmUser", "jvmSystem", "machineTotal"),
    CPU_INFORMATION(Role.SPAN, "jdk.CPUInformation", "startTime", "hwThreads"),

    ACTIVE_SETTING(Role.FACT, "jdk.ActiveSetting", "id", "name", "value"),
    JVM_INFORMATION(Role.FACT, "jdk.JVMInformation", "jvmName", "jvmVersion"),
    DATA_LOSS(Role.FACT, "jdk.DataLoss", "amount"),
    SAMPLES_LOST(Role.FACT, "jdk.CPUTimeSamplesLost", "lostSamples");

    /** When an event is read. */
    enum Role {
        /** Counts in a profile. */
        SAMPLE,
        /** Is replayed only. */
        SPAN,
        /** Describes the recording, and is read before everything else. */
        FACT
    }

    private static final Map<String, EventKind> BY_NAME = new HashMap<>();

    static {
        for (EventKind kind : values()) {
            BY_NAME.put(kind.typeName, kind);
        }
    }

    private final Role role;
    private final String typeName;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> fields;

    EventKind(Role role, String typeName, String... fields) {
        this.role = role;
        this.typeName = typeName;
        this.fields = List.of(fields);
    }

    static Optional<EventKind> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** Where this kind keeps its numbers in an array as long as there are kinds. */
    @SuppressWarnings("EnumOrdinal") // never stored
    int index() {
        return ordinal();
    }

    Role role() {
        return role;
    }

    String typeName() {
        return typeName;
    }

    List<String> fields() {
        return fields;
    }
}
