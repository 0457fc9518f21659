package dev.headroom.reader.jfr;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of the chunk before: chunks of one writer mostly repeat their metadata byte for byte. Not thread-safe. */
final class MetadataCache {

    private static final int MOST_BYTES = 4 << 20;

    private byte[] lastContent = {};
    private @Nullable ChunkTypes last;

    /** The types that the metadata event at {@code position} declares. */
    ChunkTypes read(Cursor in, long position, long chunkEnd) throws IOException {
        byte[] content = content(in, position, chunkEnd);
        if (last != null && content.length > 0 && Arrays.equals(content, lastContent)) {
            return last;
        }
        Metadata metadata = Metadata.read(in, position, chunkEnd);
        last = new ChunkTypes(metadata, new Layouts(in, metadata));
        lastContent = content;
        return last;
    }

    /** What follows the event's times, which no two chunks share; empty where it is damaged or absurdly large. */
    private static byte[] content(Cursor in, long position, long chunkEnd) throws IOException {
        in.limit(chunkEnd);
        in.seek(position);
        long size = in.readVarint();
        in.skipVarint(); // type
        in.skipVarint(); // start time
        in.skipVarint(); // duration
        in.skipVarint(); // metadata id
        long bytes = position + size - in.position();
        return size <= 0 || size > chunkEnd - position || bytes <= 0 || bytes > MOST_BYTES
                ? new byte[0]
                : in.readBytes((int) bytes);
    }
}
