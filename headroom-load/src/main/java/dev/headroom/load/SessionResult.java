package dev.headroom.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the sessions of one kind that were intended in the window.
 *
 * @param completed all of their steps succeeded
 * @param failed one of their steps did not; the rest were not sent
 * @param cutOff the window ended while they lasted
 * @param notSent steps that were not sent for either reason, by their name
 */
public record SessionResult(
        String name, long intended, long completed, long failed, long cutOff, Map<String, Long> notSent) {

    public SessionResult {
        notSent = Collections.unmodifiableMap(new LinkedHashMap<>(notSent));
    }

    public long stepsNotSent() {
        return notSent.values().stream().mapToLong(Long::longValue).sum();
    }
}
