package dev.headroom.reader.jfr;

import dev.headroom.profile.StackTable;
import dev.headroom.reader.ReadException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One chunk, read in passes: metadata, a walk that notes where dictionaries and facts lie, the dictionaries, and then
 * the events.
 */
final class Chunk {

    static final int METADATA = 0;
    static final int CHECKPOINT = 1;

    private final Cursor in;
    private final Cursor strings;
    private final ChunkHeader header;
    private final EventConsumer consumer;
    private final Tally tally;
    private final StackTable table;
    private final LongMap eventIndex = new LongMap();
    private final List<Event> events = new ArrayList<>();
    private final List<long[]> checkpoints = new ArrayList<>();
    private final Positions facts = new Positions();
    private long end;

    /** Where something lies, many times over. */
    private static final class Positions {
        private long[] values = new long[16];
        private int size;

        void add(long position) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = position;
        }
    }

    Chunk(Cursor in, Cursor strings, ChunkHeader header, EventConsumer consumer, Tally tally, StackTable table) {
        this.in = in;
        this.strings = strings;
        this.header = header;
        this.consumer = consumer;
        this.tally = tally;
        this.table = table;
        end = isWhole() ? header.start() + header.size() : in.fileSize();
    }

    /** Whether the file holds all of it and its writer had finished it. */
    boolean isWhole() {
        return header.size() > 0 && header.size() <= in.fileSize() - header.start();
    }

    void read() throws IOException {
        if (!isWhole()) {
            end = lastWholeEventEnd();
        }
        long metadataPosition = metadataPosition();
        Metadata metadata = Metadata.read(in, metadataPosition, end);
        var layouts = new Layouts(in, metadata);
        walk(metadata, layouts);
        var pools = new ConstantPools(in, strings, metadata, layouts, table);
        for (long[] checkpoint : checkpoints) {
            in.limit(checkpoint[1]);
            in.seek(checkpoint[0]);
            pools.readCheckpoint(checkpoint[1]);
        }
        Metadata.Type trace = metadata.type("jdk.types.StackTrace").orElse(null);
        if (trace != null) {
            pools.foldStacks(trace.id());
        }
        Settings settings = readFacts(metadata, pools);
        tally.settings(settings);
        consumer.begin(new ChunkContext(in, header, pools, settings, pools.knowsNativeCode(), tally));
        readEvents();
        consumer.end();
    }

    /** The end of the last event that the file holds whole. */
    private long lastWholeEventEnd() throws IOException {
        in.limit(end);
        long position = header.start() + ChunkHeader.BYTES;
        while (end - position >= 9) {
            in.seek(position);
            long size = in.readVarint();
            if (size <= 0 || size > end - position) {
                break;
            }
            position += size;
        }
        return position;
    }

    private long metadataPosition() throws IOException {
        long named = header.start() + header.metadataOffset();
        if (header.metadataOffset() >= ChunkHeader.BYTES && header.metadataOffset() < end - header.start()) {
            return named;
        }
        in.limit(end);
        long found = -1;
        long position = header.start() + ChunkHeader.BYTES;
        while (position < end) {
            in.seek(position);
            long size = eventSize(position);
            if (in.readVarint() == METADATA) {
                found = position;
            }
            position += size;
        }
        if (found < 0) {
            throw isWhole()
                    ? in.malformed("the chunk has no metadata")
                    : in.truncated("the chunk ends before its metadata, without which no event can be read");
        }
        return found;
    }

    private long eventSize(long position) throws IOException {
        long size = in.readVarint();
        if (size <= 1 || size > end - position) {
            in.seek(position);
            throw in.malformed(
                    "an event of " + size + " bytes does not fit the " + (end - position) + " bytes left of its chunk");
        }
        return size;
    }

    private void walk(Metadata metadata, Layouts layouts) throws IOException {
        in.limit(end);
        long position = header.start() + ChunkHeader.BYTES;
        while (position < end) {
            in.seek(position);
            long size = eventSize(position);
            long type = in.readVarint();
            if (type == CHECKPOINT) {
                checkpoints.add(new long[] {in.position(), position + size});
            } else if (type != METADATA) {
                int index = eventIndex.get(type);
                if (index == LongMap.ABSENT) {
                    index = register(type, metadata, layouts);
                }
                if (index > 0 && events.get(index - 1).kind().role() == EventKind.Role.FACT) {
                    facts.add(position);
                }
                tally.event();
            }
            position += size;
        }
    }

    /** The index of the event type plus one, 0 for a type that nobody wants. */
    private int register(long typeId, Metadata metadata, Layouts layouts) throws IOException {
        EventKind kind = metadata.type(typeId)
                .flatMap(type -> EventKind.named(type.name()))
                .orElse(null);
        int index = 0;
        if (kind != null && (kind.role() == EventKind.Role.FACT || consumer.wants(kind))) {
            events.add(new Event(kind, layouts.of(typeId)));
            index = events.size();
        }
        eventIndex.put(typeId, index);
        return index;
    }

    private Settings readFacts(Metadata metadata, ConstantPools pools) throws IOException {
        var settings = new Settings();
        in.limit(end);
        for (int i = 0; i < facts.size; i++) {
            long position = facts.values[i];
            in.seek(position);
            long size = in.readVarint();
            Event event = events.get(eventIndex.get(in.readVarint()) - 1);
            try {
                readFields(event, position + size);
                fact(event, metadata, pools, settings);
            } catch (ReadException e) {
                tally.skipped(e);
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
            case JVM_INFORMATION -> tally.producer(text(event.value(0), pools) + " " + text(event.value(1), pools));
            case DATA_LOSS -> tally.lostBytes(event.value(0));
            case SAMPLES_LOST -> tally.lostSamples(event.value(0));
            default -> throw new IllegalStateException(event.kind() + " is no fact");
        }
    }

    private String text(long position, ConstantPools pools) throws IOException {
        return position < 0 ? "" : pools.string(in, position);
    }

    private void readEvents() throws IOException {
        in.limit(end);
        long position = header.start() + ChunkHeader.BYTES;
        while (position < end) {
            in.seek(position);
            long size = in.readVarint();
            int index = eventIndex.get(in.readVarint());
            if (index > 0) {
                Event event = events.get(index - 1);
                if (event.kind().role() != EventKind.Role.FACT) {
                    try {
                        readFields(event, position + size);
                        consumer.accept(event);
                    } catch (ReadException e) {
                        tally.skipped(e);
                    }
                }
            }
            position += size;
        }
    }

    private void readFields(Event event, long eventEnd) throws IOException {
        event.read(in);
        if (in.position() > eventEnd) {
            throw in.malformed("the fields of a " + event.kind().typeName() + " run past its end at byte " + eventEnd);
        }
    }
}
