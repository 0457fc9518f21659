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

/** A flight recording of the JDK or of async-profiler, or both in one file. */
final class JfrRecording implements Recording {

    private final Input input;
    private final ReadOptions options;
    private final StackTable table = new StackTable();
    private final ChunkReader reader;
    private final Cursor in;

    /** What is done with a whole chunk. */
    private interface WholeChunks {
        void read(ChunkHeader header) throws IOException;
    }

    private JfrRecording(Input input, ReadOptions options, ChunkReader reader) {
        this.input = input;
        this.options = options;
        this.reader = reader;
        in = reader.cursor();
    }

    static JfrRecording open(Input input, ReadOptions options) throws IOException {
        return new JfrRecording(input, options, ChunkReader.open(input));
    }

    @Override
    public StackTable stacks() {
        return table;
    }

    @Override
    public ProfileSet readProfiles() throws IOException {
        var folder = new ProfileFolder(table);
        var tally = new Tally(input.file());
        ChunkReader.Use use = chunk -> chunk.fold(folder);
        if (options.threads() > 1 && hasSeveralChunks()) {
            try (var ahead = ChunksAhead.of(input, table, options.threads())) {
                read(ChunkScan.Purpose.FOLD, use, tally, header -> take(ahead, header)
                        .addTo(tally, folder));
            }
        } else {
            read(ChunkScan.Purpose.FOLD, use, tally, header -> readWhole(header, ChunkScan.Purpose.FOLD, use, tally));
        }
        return new ProfileSet(folder.profiles(), tally.summary());
    }

    @Override
    public ReadSummary replay(RecordingHandler handler) throws IOException {
        var replay = new Replay(handler);
        var tally = new Tally(input.file());
        ChunkReader.Use use = chunk -> chunk.replay(replay);
        read(ChunkScan.Purpose.REPLAY, use, tally, header -> readWhole(header, ChunkScan.Purpose.REPLAY, use, tally));
        return tally.summary();
    }

    /** Whether reading ahead can gain anything: the head of a damaged file is looked at again by who reports it. */
    private boolean hasSeveralChunks() {
        try {
            ChunkHeader first = reader.header(0);
            return first.isWholeIn(in.fileSize()) && first.size() < in.fileSize();
        } catch (IOException e) {
            return false;
        }
    }

    private void read(ChunkScan.Purpose purpose, ChunkReader.Use use, Tally tally, WholeChunks whole)
            throws IOException {
        long position = 0;
        while (position < in.fileSize()) {
            try {
                ChunkHeader header = reader.header(position);
                if (!header.isWholeIn(in.fileSize())) {
                    readLast(header, purpose, use, tally);
                    return;
                }
                whole.read(header);
                position += header.size();
            } catch (TruncatedRecordingException e) {
                if (!options.keepPartial()) {
                    throw e;
                }
                tally.truncated(e);
                return;
            }
        }
    }

    private void readWhole(ChunkHeader header, ChunkScan.Purpose purpose, ChunkReader.Use use, Tally tally)
            throws IOException {
        tally.chunk(header);
        reader.read(reader.scan(header, purpose), use, tally, table);
    }

    private FoldedChunk take(ChunksAhead ahead, ChunkHeader header) throws IOException {
        FoldedChunk folded = ahead.take(header.start());
        return folded != null ? folded : reader.fold(header, table);
    }

    /** The chunk that was being written when the writer or the copy ended. */
    private void readLast(ChunkHeader header, ChunkScan.Purpose purpose, ChunkReader.Use use, Tally tally)
            throws IOException {
        in.seek(in.fileSize());
        TruncatedRecordingException truncated = in.truncated(
                header.size() == 0
                        ? "the chunk that begins at byte " + header.start() + " was never finished"
                        : "the chunk that begins at byte " + header.start() + " has " + header.size()
                                + " bytes, of which the file holds " + (in.fileSize() - header.start()));
        if (!options.keepPartial()) {
            throw truncated;
        }
        tally.truncated(truncated);
        tally.chunk(header);
        try {
            reader.read(reader.scan(header, purpose), use, tally, table);
        } catch (MalformedRecordingException | TruncatedRecordingException e) {
            tally.note("Of the last, unfinished chunk nothing more could be read: " + reason(e));
        }
    }

    private static String reason(ReadException e) {
        return String.valueOf(e.getMessage());
    }

    @Override
    public void close() throws IOException {
        try (input;
                reader) {
            // Closed in the order opposite to that of opening.
        }
    }
}
