package dev.headroom.reader.cprofile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The content of a file: functions by index, each with its times and callers. Filled while reading. Not thread-safe. */
final class Statistics {

    private final Map<FunctionKey, Integer> indices = new HashMap<>();
    private final List<FunctionKey> keys = new ArrayList<>();
    private final List<Times> times = new ArrayList<>();
    private final List<List<Call>> callers = new ArrayList<>();
    private long totalNanos;
    private long totalCalls;

    /**
     * @param calls of the function, recursive ones too (pstats: ncalls)
     * @param selfNanos pstats: tottime
     * @param totalNanos pstats: cumtime, in which recursion counts once
     */
    record Times(long calls, long selfNanos, long totalNanos) {

        static final Times NONE = new Times(0, 0, 0);
    }

    /** The index of a function, which may be named as a caller before it has times. */
    int index(FunctionKey key) {
        Integer known = indices.get(key);
        if (known != null) {
            return known;
        }
        keys.add(key);
        times.add(Times.NONE);
        callers.add(List.of());
        indices.put(key, keys.size() - 1);
        return keys.size() - 1;
    }

    /** Whether the sums stay within their type. */
    boolean fits(Times more) {
        return totalNanos + more.selfNanos() >= 0 && totalCalls + more.calls() >= 0;
    }

    void set(int function, Times value, List<Call> calledBy) {
        totalNanos += value.selfNanos() - times.get(function).selfNanos();
        totalCalls += value.calls() - times.get(function).calls();
        times.set(function, value);
        callers.set(function, calledBy);
    }

    int size() {
        return keys.size();
    }

    FunctionKey key(int function) {
        return keys.get(function);
    }

    Times times(int function) {
        return times.get(function);
    }

    List<Call> callers(int function) {
        return callers.get(function);
    }

    long totalNanos() {
        return totalNanos;
    }

    long totalCalls() {
        return totalCalls;
    }
}
