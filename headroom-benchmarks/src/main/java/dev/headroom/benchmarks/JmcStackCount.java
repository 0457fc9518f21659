package dev.headroom.benchmarks;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrAttributes;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Reads a recording with the parser of JDK Mission Control and counts the events of each stack trace, a program of its own. */
final class JmcStackCount {

    private JmcStackCount() {}

    public static void main(String[] arguments) throws IOException, CouldNotLoadRecordingException {
        Map<IMCStackTrace, Long> counts = new HashMap<>();
        for (IItemIterable events : JfrLoaderToolkit.loadEvents(new File(arguments[0]))) {
            IMemberAccessor<IMCStackTrace, IItem> stackTrace =
                    JfrAttributes.EVENT_STACKTRACE.getAccessor(events.getType());
            if (stackTrace != null) {
                for (IItem event : events) {
                    counts.merge(stackTrace.getMember(event), 1L, Long::sum);
                }
            }
        }
        long events = counts.values().stream().mapToLong(Long::longValue).sum();
        System.out.println(events + " events with " + counts.size() + " stack traces");
    }
}
