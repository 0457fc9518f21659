package dev.headroom.diagnose.internal.tail;

import dev.headroom.measure.ClientRequest;
import java.util.Arrays;
import java.util.List;

/**
 * How many requests were on the wire at an instant. The most there ever were stands for the number of connections: where
 * that many are busy, a request that is due has to wait for one.
 */
final class BusyConnections {

    private final long[] sent;
    private final long[] completed;
    private final int most;

    BusyConnections(List<ClientRequest> requests) {
        sent = requests.stream().mapToLong(ClientRequest::sentNanos).sorted().toArray();
        completed = requests.stream()
                .mapToLong(ClientRequest::completedNanos)
                .sorted()
                .toArray();
        int highest = 0;
        for (long instant : sent) {
            highest = Math.max(highest, at(instant));
        }
        most = highest;
    }

    boolean allBusyAt(long nanos) {
        return most > 0 && at(nanos) >= most;
    }

    private int at(long nanos) {
        return countUpTo(sent, nanos) - countUpTo(completed, nanos);
    }

    private static int countUpTo(long[] ascending, long nanos) {
        int found = Arrays.binarySearch(ascending, nanos);
        if (found < 0) {
            return -found - 1;
        }
        while (found < ascending.length && ascending[found] == nanos) {
            found++;
        }
        return found;
    }
}
