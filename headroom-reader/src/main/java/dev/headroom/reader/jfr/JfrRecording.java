package dev.headroom.reader.jfr;

import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.internal.Input;
import java.io.IOException;
import java.nio.file.Path;

/** A flight recording of the JDK or of async-profiler, or both in one file. */
final class JfrRecording implements Recording {

    private static final int WINDOW_BYTES = 256 * 1024;

    private final Input input;
    private final ReadOptions options;
    private final StackTable table = new StackTable();
    private final Cursor in;
    private final Cursor strings;
    private final MetadataCache metadataCache = new MetadataCache();

    /** What is done with a scanned chunk. */
    private interface ChunkUse {
        void read(Chunk chunk) throws IOException;
    }

    private JfrRecording(Input input, ReadOptions options, Cursor in, Cursor strings) {
        this.input = input;
        this.options = options;
        this.in = in;
        this.strings = strings;
    }

    static JfrRecording open(Input input, ReadOptions options) throws IOException {
        Path path = input.plainFile();
        var in = new Cursor(path, input.file(), WINDOW_BYTES);
        boolean opened = false;
        try {
            var recording = new JfrRecording(input, options, in, ConstantPools.stringCursor(path, input.file()));
            opened = true;
            return recording;
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    @Override
    public StackTable stacks() {
        return table;
    }

    @Override
    public ProfileSet readProfiles() throws IOException {
        var folder = new ProfileFolder(table);
        ReadSummary summary = read(ChunkScan.Purpose.FOLD, chunk -> chunk.fold(folder));
        return new ProfileSet(folder.profiles(), summary);
    }

    @Override
    public ReadSummary replay(RecordingHandler handler) throws IOException {
        var replay = new Replay(handler);
        return read(ChunkScan.Purpose.REPLAY, chunk -> chunk.replay(replay));
    }

    private ReadSummary read(ChunkScan.Purpose purpose, ChunkUse use) throws IOException {
        var tally = new Tally(input.file());
        long position = 0;
        while (position < in.fileSize()) {
            try {
                position = readChunk(position, purpose, use, tally);
            } catch (TruncatedRecordingException e) {
                if (!options.keepPartial()) {
                    throw e;
                }
                tally.truncated(e);
                break;
            }
        }
        return tally.summary();
    }

    private long readChunk(long position, ChunkScan.Purpose purpose, ChunkUse use, Tally tally) throws IOException {
        in.limit(in.fileSize());
        in.seek(position);
        ChunkHeader header = ChunkHeader.read(in);
        var scan = new ChunkScan(in, header, purpose, metadataCache);
        if (scan.isWhole()) {
            tally.chunk(header);
            read(scan, use, tally);
            return position + header.size();
        }
        in.seek(in.fileSize());
        TruncatedRecordingException truncated = in.truncated(
                header.size() == 0
                        ? "the chunk that begins at byte " + position + " was never finished"
                        : "the chunk that begins at byte " + position + " has " + header.size()
                                + " bytes, of which the file holds " + (in.fileSize() - position));
        if (!options.keepPartial()) {
            throw truncated;
        }
        tally.truncated(truncated);
        tally.chunk(header);
        try {
            read(scan, use, tally);
        } catch (MalformedRecordingException | TruncatedRecordingException e) {
            tally.note("Of the last, unfinished chunk nothing more could be read: " + reason(e));
        }
        return in.fileSize();
    }

    private void read(ChunkScan scan, ChunkUse use, Tally tally) throws IOException {
        try {
            scan.run();
        } finally {
            tally.events(scan.events());
        }
        use.read(new Chunk(in, strings, scan, tally, table));
    }

    private static String reason(ReadException e) {
        return String.valueOf(e.getMessage());
    }

    @Override
    public void close() throws IOException {
        try (input;
                in;
                strings) {
            // Closed in the order opposite to that of opening.
        }
    }
}
