package dev.headroom.reader.cprofile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes statistics by hand, in marshal without references. */
final class MarshalStory {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    MarshalStory() {
        out.write('{');
    }

    /** Begins an entry; its callers follow, then {@link #end}. */
    MarshalStory function(String name, int calls, double selfSeconds, double totalSeconds) {
        key(name).tuple(5).integer(calls).integer(calls).real(selfSeconds).real(totalSeconds);
        out.write('{');
        return this;
    }

    MarshalStory calledBy(String name, int calls, double selfSeconds, double totalSeconds) {
        return key(name)
                .tuple(4)
                .integer(calls)
                .integer(calls)
                .real(selfSeconds)
                .real(totalSeconds);
    }

    MarshalStory end() {
        out.write('0');
        return this;
    }

    byte[] bytes() {
        end();
        return out.toByteArray();
    }

    private MarshalStory key(String name) {
        return tuple(3).text("story.py").integer(7).text(name);
    }

    private MarshalStory tuple(int size) {
        out.write(')');
        out.write(size);
        return this;
    }

    private MarshalStory text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write('z');
        out.write(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private MarshalStory integer(int value) {
        out.write('i');
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    private MarshalStory real(double value) {
        out.write('g');
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        return this;
    }
}
