package dev.headroom.load;

import dev.headroom.measure.ClientRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Single requests of a measurement. Holds all of them up to its bound; beyond it, the slowest ones and an even sample of
 * the rest. They are made into objects when they are first asked for: most results are read without.
 */
public final class RequestLog {

    private final Supplier<List<ClientRequest>> source;
    private final boolean sample;
    private final long total;
    private @Nullable List<ClientRequest> requests;

    /**
     * @param source gives them by intended start; asked once at most
     * @param sample whether some requests are missing from the list
     * @param total requests there were
     */
    public RequestLog(Supplier<List<ClientRequest>> source, boolean sample, long total) {
        this.source = source;
        this.sample = sample;
        this.total = total;
    }

    /** By intended start. */
    public synchronized List<ClientRequest> requests() {
        List<ClientRequest> made = requests;
        if (made == null) {
            made = List.copyOf(source.get());
            requests = made;
        }
        return made;
    }

    /** Requests there were. */
    public long total() {
        return total;
    }

    /** Whether some requests are missing from the list. */
    public boolean isSample() {
        return sample;
    }
}
