package dev.headroom.reader.jfr;

import dev.headroom.profile.StackTable;
import dev.headroom.reader.ReadException;
import java.io.IOException;

/** A scanned chunk: its dictionaries and facts are read, and its samples or events handed on. */
final class Chunk {

    private final Cursor in;
    private final Cursor strings;
    private final ChunkScan scan;
    private final Tally tally;
    private final StackTable table;
    private final Names names;

    Chunk(Cursor in, Cursor strings, Names names, ChunkScan scan, Tally tally, StackTable table) {
        this.in = in;
        this.strings = strings;
        this.scan = scan;
        this.tally = tally;
        this.table = table;
        this.names = names;
    }

    /** Adds the samples that the scan counted. */
    void fold(ProfileFolder folder) throws IOException {
        ChunkContext context = context();
        scan.tellSkipped(tally);
        folder.add(context, scan.counters());
    }

    /** Hands on every event in the order of the file. */
    void replay(Replay replay) throws IOException {
        replay.begin(context());
        in.limit(scan.end());
        long position = scan.header().start() + ChunkHeader.BYTES;
        while (position < scan.end()) {
            in.seek(position);
            long size = in.readVarint();
            Event event = scan.event(in.readVarint());
            if (event != null && event.kind().role() != EventKind.Role.FACT) {
                try {
                    event.read(in, position + size);
                    replay.accept(event);
                } catch (ReadException e) {
                    tally.skipped(e);
                }
            }
            position += size;
        }
        replay.end();
    }

    private ChunkContext context() throws IOException {
        Metadata metadata = scan.types().metadata();
        var pools = new ConstantPools(in, strings, names, scan.types(), table);
        for (ChunkScan.Checkpoint checkpoint : scan.checkpoints()) {
            in.limit(checkpoint.end());
            in.seek(checkpoint.start());
            pools.readCheckpoint(checkpoint.end());
        }
        Metadata.Type trace = metadata.type("jdk.types.StackTrace").orElse(null);
        if (trace != null) {
            pools.foldStacks(trace.id());
        }
        Settings settings = readFacts(metadata, pools);
        tally.settings(settings);
        return new ChunkContext(in, scan.header(), pools, settings, pools.knowsNativeCode(), tally);
    }

    private Settings readFacts(Metadata metadata, ConstantPools pools) throws IOException {
        var settings = new Settings();
        in.limit(scan.end());
        for (long position : scan.facts()) {
            in.seek(position);
            long size = in.readVarint();
            Event event = scan.event(in.readVarint());
            if (event != null) {
                try {
                    event.read(in, position + size);
                    fact(event, metadata, pools, settings);
                } catch (ReadException e) {
                    tally.skipped(e);
                }
            }
        }
        return settings;
    }

    private void fact(Event event, Metadata metadata, ConstantPools pools, Settings settings) throws IOException {
        switch (event.kind()) {
            case ACTIVE_SETTING -> {
                String about =
                        metadata.type(event.value(0)).map(Metadata.Type::name).orElse(String.valueOf(event.value(0)));
                String name = text(event.value(1), pools);
                String value = text(event.value(2), pools);
                settings.put(about, name, value);
                if (about.equals("jdk.ActiveRecording") && name.equals("version")) {
                    tally.producer("async-profiler " + value);
                }
            }
            case JVM_INFORMATION -> {
                String name = text(event.value(0), pools);
                String version = text(event.value(1), pools);
                tally.producer(version.startsWith(name) ? version : name + " " + version);
            }
            case DATA_LOSS -> tally.lostBytes(event.value(0));
            case SAMPLES_LOST -> tally.lostSamples(event.value(0));
            default -> throw new IllegalStateException(event.kind() + " is no fact");
        }
    }

    private String text(long position, ConstantPools pools) throws IOException {
        return position < 0 ? "" : pools.string(in, position);
    }
}
