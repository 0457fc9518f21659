package dev.headroom.reader.jfr;

import dev.headroom.reader.ReadException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over a chunk, which needs its metadata only: it notes where dictionaries and facts lie, and adds up samples
 * by the ids of their stack traces.
 */
final class ChunkScan {

    static final int METADATA = 0;
    static final int CHECKPOINT = 1;
    /** The size and type of an event that is passed in a run. */
    private static final int HEAD_BYTES = 3;

    /** What is asked of the events. */
    enum Purpose {
        /** Samples are counted in passing. */
        FOLD,
        /** Events are told apart; they are read one by one in a second pass. */
        REPLAY
    }

    /** An event type that somebody wants; the counter is there where its samples are to be counted in passing. */
    private record Wanted(Event event, @Nullable SampleCounter counter) {}

    /** Where a checkpoint's content begins and ends. */
    record Checkpoint(long start, long end) {}

    private final Cursor in;
    private final ChunkHeader header;
    private final Purpose purpose;
    private final MetadataCache metadataCache;
    private final LongMap wantedIndex = new LongMap();
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private long[] facts = new long[16];
    private int factCount;
    private long events;
    private long skipped;
    private String firstSkipReason = "";
    private long end;
    private @Nullable ChunkTypes types;

    ChunkScan(Cursor in, ChunkHeader header, Purpose purpose, MetadataCache metadataCache) {
        this.in = in;
        this.header = header;
        this.purpose = purpose;
        this.metadataCache = metadataCache;
        end = isWhole() ? header.start() + header.size() : in.fileSize();
    }

    /** Whether the file holds all of the chunk and its writer had finished it. */
    boolean isWhole() {
        return header.isWholeIn(in.fileSize());
    }

    void run() throws IOException {
        if (!isWhole()) {
            end = lastWholeEventEnd();
        }
        types = metadataCache.read(in, metadataPosition(), end);
        walk(types);
    }

    ChunkHeader header() {
        return header;
    }

    ChunkTypes types() {
        if (types == null) {
            throw new IllegalStateException("The chunk was not scanned");
        }
        return types;
    }

    /** The end of what can be read. */
    long end() {
        return end;
    }

    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** Positions of the events that describe the recording. */
    long[] facts() {
        return Arrays.copyOf(facts, factCount);
    }

    /** The event to read one of this type with, or null for a type that nobody wants. */
    @Nullable
    Event event(long typeId) {
        int index = wantedIndex.get(typeId);
        return index <= 0 ? null : wanted.get(index - 1).event();
    }

    /** What was counted, in the order of first events. */
    List<SampleCounter> counters() {
        List<SampleCounter> counters = new ArrayList<>();
        for (Wanted type : wanted) {
            if (type.counter() != null) {
                counters.add(type.counter());
            }
        }
        return counters;
    }

    /** Events met, dictionaries and metadata not among them. */
    long events() {
        return events;
    }

    void tellSkipped(Tally tally) {
        if (skipped > 0) {
            tally.skipped(skipped, firstSkipReason);
        }
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

    private void walk(ChunkTypes known) throws IOException {
        in.limit(end);
        long position = header.start() + ChunkHeader.BYTES;
        long lastType = METADATA;
        Wanted last = null;
        while (position < end) {
            in.seek(position);
            long size = eventSize(position);
            long type = in.readVarint();
            if (type != lastType) {
                lastType = type;
                last = type > CHECKPOINT ? wanted(type, known) : null;
            }
            if (type == CHECKPOINT) {
                checkpoints.add(new Checkpoint(in.position(), position + size));
            } else if (type != METADATA) {
                events++;
                if (last != null) {
                    pass(last, position, position + size);
                }
            }
            position += size;
            if (last != null && last.counter() != null && last.event().isAllVarints()) {
                position += passRun(last.event(), last.counter(), type, position);
            }
        }
    }

    /**
     * Passes the samples of one type that follow one another, as most do, straight from the window: short ones of nothing but
     * integers. Stops before whatever is not such a sample, to be looked at with all care; how many bytes it passed.
     */
    private int passRun(Event event, SampleCounter counter, long type, long position) {
        in.seek(position);
        byte[] bytes = in.window();
        int first = in.windowOffset();
        int room = Math.max(Byte.MAX_VALUE, HEAD_BYTES + event.mostBytes());
        long fence = first + Math.min(in.ahead(), end - position) - room;
        int start = first;
        while (start <= fence) {
            int size = bytes[start];
            int low = bytes[start + 1];
            int high = low < 0 ? bytes[start + 2] : 0;
            if (size < 2 || high < 0 || ((low & 0x7f) | high << 7) != type) {
                break;
            }
            if (event.readAhead(bytes, start + (low < 0 ? 3 : 2)) > start + size) {
                break;
            }
            counter.add(event);
            events++;
            start += size;
        }
        return start - first;
    }

    private void pass(Wanted type, long position, long eventEnd) throws IOException {
        SampleCounter counter = type.counter();
        if (counter != null) {
            try {
                type.event().read(in, eventEnd);
                counter.add(type.event());
            } catch (ReadException e) {
                skipped++;
                if (firstSkipReason.isEmpty()) {
                    firstSkipReason = String.valueOf(e.getMessage());
                }
            }
        } else if (type.event().kind().role() == EventKind.Role.FACT) {
            if (factCount == facts.length) {
                facts = Arrays.copyOf(facts, factCount * 2);
            }
            facts[factCount++] = position;
        }
    }

    private @Nullable Wanted wanted(long typeId, ChunkTypes known) throws IOException {
        int index = wantedIndex.get(typeId);
        if (index == LongMap.ABSENT) {
            index = 0;
            EventKind kind = known.metadata()
                    .type(typeId)
                    .flatMap(type -> EventKind.named(type.name()))
                    .orElse(null);
            if (kind != null && (purpose == Purpose.REPLAY || kind.role() != EventKind.Role.SPAN)) {
                boolean counts = purpose == Purpose.FOLD && kind.role() == EventKind.Role.SAMPLE;
                wanted.add(wanted(kind, known.layouts().of(typeId), counts));
                index = wanted.size();
            }
            wantedIndex.put(typeId, index);
        }
        return index == 0 ? null : wanted.get(index - 1);
    }

    private Wanted wanted(EventKind kind, Layout layout, boolean counts) {
        if (!counts) {
            return new Wanted(new Event(kind, layout), null);
        }
        var counter = new SampleCounter(kind, header);
        return new Wanted(Event.of(kind, layout, counter::counts), counter);
    }
}
