package dev.headroom.reader.jfr;

import dev.headroom.profile.StackTable;
import dev.headroom.reader.internal.Input;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Reads chunks one after the other, by cursors of its own. Not thread-safe. */
final class ChunkReader implements Closeable {

    private static final int WINDOW_BYTES = 256 * 1024;

    private final Cursor in;
    private final Cursor strings;
    private final MetadataCache metadataCache = new MetadataCache();
    private final Names names = new Names();

    /** What is done with a scanned chunk. */
    interface Use {
        void read(Chunk chunk) throws IOException;
    }

    private ChunkReader(Cursor in, Cursor strings) {
        this.in = in;
        this.strings = strings;
    }

    static ChunkReader open(Input input) throws IOException {
        Path path = input.plainFile();
        var in = new Cursor(path, input.file(), WINDOW_BYTES);
        boolean opened = false;
        try {
            var reader = new ChunkReader(in, ConstantPools.stringCursor(path, input.file()));
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    /** For what is read outside of chunks. */
    Cursor cursor() {
        return in;
    }

    /** The head of the chunk that begins at {@code position}. */
    ChunkHeader header(long position) throws IOException {
        in.limit(in.fileSize());
        in.seek(position);
        return ChunkHeader.read(in);
    }

    ChunkScan scan(ChunkHeader header, ChunkScan.Purpose purpose) {
        return new ChunkScan(in, header, purpose, metadataCache);
    }

    void read(ChunkScan scan, Use use, Tally tally, StackTable table) throws IOException {
        try {
            scan.run();
        } finally {
            tally.events(scan.events());
        }
        use.read(new Chunk(in, strings, names, scan, tally, table));
    }

    /** Folds a whole chunk into a table that nobody else uses meanwhile. */
    FoldedChunk fold(ChunkHeader header, StackTable table) {
        var folded = new FoldedChunk(in.file(), table);
        folded.tally().chunk(header);
        try {
            read(scan(header, ChunkScan.Purpose.FOLD), chunk -> chunk.fold(folded.profiles()), folded.tally(), table);
        } catch (IOException e) {
            return folded.endedBy(e);
        }
        return folded;
    }

    @Override
    public void close() throws IOException {
        try (in;
                strings) {
            // Closed in the order opposite to that of opening.
        }
    }
}
