package dev.headroom.reader.jfr;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds what was counted in each chunk to the profiles of the sample types. */
final class ProfileFolder {

    private final StackTable table;
    private final Map<SampleType, Profile> profiles = new LinkedHashMap<>();

    ProfileFolder(StackTable table) {
        this.table = table;
    }

    List<Profile> profiles() {
        return new ArrayList<>(profiles.values());
    }

    /** Adds the profiles of the chunk after those that were added here, which may be over this table or one of their own. */
    void add(ProfileFolder next) {
        if (next.table == table && profiles.isEmpty()) {
            profiles.putAll(next.profiles);
            return;
        }
        int[] here = table.addAll(next.table);
        next.profiles.forEach((type, counted) -> profile(type).addAll(counted, here));
    }

    void add(ChunkContext chunk, List<SampleCounter> counters) {
        var samples = new Samples(chunk);
        for (SampleCounter counter : counters) {
            if (!counter.isEmpty()) {
                add(counter, samples);
            }
        }
        samples.end();
    }

    private void add(SampleCounter counter, Samples samples) {
        EventKind kind = counter.kind();
        Profile profile = profile(samples.type(kind));
        boolean countsObjects = Samples.isAllocation(kind);
        Profile allocated = countsObjects ? profile(SampleType.ALLOC_OBJECTS) : profile;
        counter.forEach((traceId, events, observations, ownWeight, objects) -> {
            int stack = samples.stack(traceId, events);
            profile.add(
                    stack,
                    Samples.hasPeriod(kind) ? samples.weightOfPeriods(kind, observations) : ownWeight,
                    observations);
            if (countsObjects) {
                allocated.add(stack, objects, events);
            }
            samples.observed(kind, observations);
        });
    }

    private Profile profile(SampleType type) {
        return profiles.computeIfAbsent(type, t -> new Profile(t, table));
    }
}
