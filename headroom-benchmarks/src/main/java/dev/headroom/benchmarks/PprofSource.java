package dev.headroom.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * A profile as {@code /debug/pprof/allocs} of a large Go service: four sample types, samples before the names they
 * need (the order of google/pprof's {@code Profile.Write}), every stack once, labels on a third of the samples. Stacks
 * are walks through a random call graph: their outer frames are shared by many, most of the inner ones by none. The same
 * seed makes the same file.
 */
final class PprofSource {

    /** Fields of {@code perftools.profiles.Profile} (google/pprof, {@code proto/profile.proto}). */
    private static final int SAMPLE_TYPE = 1;

    private static final int SAMPLE = 2;
    private static final int MAPPING = 3;
    private static final int LOCATION = 4;
    private static final int FUNCTION = 5;
    private static final int STRING = 6;
    private static final int TIME = 9;
    private static final int PERIOD_TYPE = 11;
    private static final int PERIOD = 12;
    private static final int DEFAULT_TYPE = 14;

    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final int ENDPOINTS = 200;
    private static final int LABELLED_EVERY = 3;

    private static final int ENTRY_POINTS = 40;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;
    private static final int INLINED_EVERY = 8;
    private static final int SAMPLING_BYTES = 512 * 1024;
    private static final String[] TYPES = {
        "alloc_objects", "count", "alloc_space", "bytes", "inuse_objects", "count", "inuse_space", "bytes"
    };

    private final int locations;
    private final int functions;
    private final SplittableRandom random = new SplittableRandom(7);
    private final List<String> strings = new ArrayList<>(List.of(""));
    private final Set<Long> written = new HashSet<>();
    private final ProtobufBytes message = new ProtobufBytes();
    private final ProtobufBytes nested = new ProtobufBytes();
    private final int[] path = new int[LONGEST];

    private PprofSource(int locations) {
        this.locations = locations;
        functions = locations / 2;
    }

    /**
     * Writes a profile, packed as Go packs it.
     *
     * @return its size unpacked
     */
    static long write(Path file, int samples, int locations) throws IOException {
        try (OutputStream packed =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16)) {
            return new PprofSource(locations).write(packed, samples);
        }
    }

    private long write(OutputStream out, int samples) throws IOException {
        long size = 0;
        for (int i = 0; i < TYPES.length; i += 2) {
            size += valueType(TYPES[i], TYPES[i + 1]).writeTo(out, SAMPLE_TYPE);
        }
        int[] labels = {string("bytes"), string("endpoint")};
        int firstEndpoint = strings.size();
        for (int i = 0; i < ENDPOINTS; i++) {
            strings.add("/api/v1/" + GoNames.word(i) + "/" + GoNames.word(i * 31 + 7));
        }
        for (int i = 0; i < samples; i++) {
            sample(i, labels, firstEndpoint);
            size += message.writeTo(out, SAMPLE);
        }
        message.clear().number(1, 1).number(2, 0x400000).number(3, 0x8000000);
        message.number(5, string("/srv/app/bin/shopd"))
                .number(7, 1)
                .number(8, 1)
                .number(9, 1);
        size += message.writeTo(out, MAPPING);
        int firstName = strings.size();
        for (int location = 0; location < locations; location++) {
            location(location);
            size += message.writeTo(out, LOCATION);
        }
        for (int function = 0; function < functions; function++) {
            function(function, firstName);
            size += message.writeTo(out, FUNCTION);
        }
        size += valueType("space", "bytes").writeTo(out, PERIOD_TYPE);
        int defaultType = string("alloc_space");
        for (String text : strings) {
            size += message.clear().text(text).writeTo(out, STRING);
        }
        message.clear().number(TIME, START_NANOS).number(PERIOD, SAMPLING_BYTES).number(DEFAULT_TYPE, defaultType);
        return size + message.writeBareTo(out);
    }

    private ProtobufBytes valueType(String name, String unit) {
        return message.clear().number(1, string(name)).number(2, string(unit));
    }

    private int string(String text) {
        int known = strings.indexOf(text);
        if (known >= 0) {
            return known;
        }
        strings.add(text);
        return strings.size() - 1;
    }

    private void sample(int index, int[] labels, int firstEndpoint) {
        boolean labelled = index % LABELLED_EVERY == 0;
        int depth = walk();
        nested.clear();
        for (int i = depth - 1; i >= 0; i--) {
            nested.value(path[i] + 1L);
        }
        message.clear().bytes(1, nested);
        long size = 16L << random.nextInt(12);
        long allocated = 1 + random.nextInt(200_000) / size;
        long held = random.nextInt(4) == 0 ? random.nextLong(allocated + 1) : 0;
        nested.clear().value(allocated).value(allocated * size).value(held).value(held * size);
        message.bytes(2, nested);
        if (labelled) {
            message.bytes(3, nested.clear().number(1, labels[0]).number(3, size));
            long endpoint = firstEndpoint + random.nextInt(ENDPOINTS);
            message.bytes(3, nested.clear().number(1, labels[1]).number(2, endpoint));
        }
    }

    /** A path that was not drawn before, outermost location first; its length. */
    private int walk() {
        while (true) {
            int depth = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
            long hash = path[0] = random.nextInt(ENTRY_POINTS);
            for (int i = 1; i < depth; i++) {
                path[i] = callee(path[i - 1]);
                hash = hash * 0x9E3779B97F4A7C15L + path[i];
            }
            if (written.add(hash)) {
                return depth;
            }
        }
    }

    /** A call site nearly always calls one function, and a function has one busy call site. */
    private int callee(int caller) {
        int dispatched = random.nextInt(32) == 0 ? 1 + random.nextInt(3) : 0;
        int callSite = random.nextInt(16) == 0 ? 1 : 0;
        return target(caller, dispatched) * 2 + callSite;
    }

    /** The same function for the same caller and choice (finalizer of splitmix64). */
    private int target(int caller, int choice) {
        long mixed = (caller * 32L + choice + 1) * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 29;
        mixed *= 0x94D049BB133111EBL;
        return (int) ((mixed >>> 33) % functions);
    }

    private void location(int location) {
        message.clear().number(1, location + 1L).number(2, 1).number(3, 0x401000L + location * 29L);
        if (location % INLINED_EVERY == 0) {
            long inlined = (location * 7L + 3) % functions;
            message.bytes(4, nested.clear().number(1, inlined + 1).number(2, 10 + location % 90));
        }
        message.bytes(4, nested.clear().number(1, location / 2 + 1L).number(2, 20 + location % 900));
    }

    private void function(int function, int firstName) {
        strings.add(GoNames.function(function));
        if (function % GoNames.FUNCTIONS_PER_FILE == 0) {
            strings.add(GoNames.file(function));
        }
        int group = function / GoNames.FUNCTIONS_PER_FILE;
        long file = firstName + (long) group * (GoNames.FUNCTIONS_PER_FILE + 1) + 1;
        int inGroup = function % GoNames.FUNCTIONS_PER_FILE;
        long name = inGroup == 0 ? file - 1 : file + inGroup;
        message.clear().number(1, function + 1L).number(2, name).number(3, name).number(4, file);
    }
}
