package dev.headroom.reader.jfr;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds every sample to the profile of its type; no object is made for an event. */
final class ProfileFolder implements EventConsumer {

    private static final int STACK = 2;

    private final StackTable table;
    private final Map<SampleType, Profile> profiles = new LinkedHashMap<>();
    private final @Nullable Profile[] byKind = new Profile[EventKind.values().length];
    private @Nullable Profile objects;
    private @Nullable Samples samples;

    ProfileFolder(StackTable table) {
        this.table = table;
    }

    List<Profile> profiles() {
        return new ArrayList<>(profiles.values());
    }

    @Override
    public boolean wants(EventKind kind) {
        return kind.role() == EventKind.Role.SAMPLE;
    }

    @Override
    public void begin(ChunkContext chunk) {
        samples = new Samples(chunk);
        Arrays.fill(byKind, null);
    }

    @Override
    public void accept(Event event) {
        Samples weights = Objects.requireNonNull(samples, "begin comes first");
        EventKind kind = event.kind();
        Profile profile = byKind[kind.index()];
        if (profile == null) {
            profile = profile(weights.type(kind));
            byKind[kind.index()] = profile;
        }
        int stack = weights.stack(event.value(STACK));
        long weight = weights.weight(event);
        long count = weights.count(event);
        profile.add(stack, weight, count);
        weights.observed(kind, count);
        if (Samples.isAllocation(kind)) {
            addObjects(stack, weight, weights.objectBytes(event));
        }
    }

    @Override
    public void end() {
        Objects.requireNonNull(samples, "begin comes first").end();
    }

    /** One caught object of a size stands for as many as fit the bytes it was sampled for. */
    private void addObjects(int stack, long weight, long objectBytes) {
        if (objects == null) {
            objects = profile(SampleType.ALLOC_OBJECTS);
        }
        objects.add(stack, objectBytes == 0 ? 1 : Math.max(1, weight / objectBytes), 1);
    }

    private Profile profile(SampleType type) {
        return profiles.computeIfAbsent(type, t -> new Profile(t, table));
    }
}
