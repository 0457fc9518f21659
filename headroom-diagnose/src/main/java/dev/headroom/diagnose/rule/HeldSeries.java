package dev.headroom.diagnose.rule;

import dev.headroom.diagnose.Location;
import dev.headroom.profile.recording.HeldCollection;
import java.util.List;
import java.util.Optional;

/**
 * What one field of the application held over the window. Who filled it is looked for only where it holds more at the end.
 *
 * @param told in order of time; not empty
 * @param endpoint the one whose samples go through the field's class most; empty where none do
 * @param place where it is filled by its code where that was read, else where these samples were most in that class
 * @param proof what the code says where it was read and nothing in it bounds the field
 */
public record HeldSeries(
        List<HeldCollection> told, Optional<String> endpoint, Optional<Location> place, Optional<String> proof) {

    public HeldSeries {
        told = List.copyOf(told);
        if (told.isEmpty()) {
            throw new IllegalArgumentException("A series has at least one value");
        }
    }

    public HeldCollection first() {
        return told.get(0);
    }

    public HeldCollection last() {
        return told.get(told.size() - 1);
    }

    public long grown() {
        return last().entries() - first().entries();
    }
}
