package dev.headroom.reader.pprof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes small pprof profiles by hand, as bytes of {@code profile.proto}. */
final class PprofStory {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> strings = new ArrayList<>(List.of(""));

    PprofStory type(String name, String unit) {
        return message(1, new PprofStory().number(1, string(name)).number(2, string(unit)));
    }

    PprofStory period(String name, String unit, long period) {
        message(11, new PprofStory().number(1, string(name)).number(2, string(unit)));
        return number(12, period);
    }

    PprofStory defaultType(String name) {
        return number(14, string(name));
    }

    PprofStory function(long id, String name, String file) {
        return message(5, new PprofStory().number(1, id).number(2, string(name)).number(4, string(file)));
    }

    PprofStory mapping(long id, String file) {
        return message(3, new PprofStory().number(1, id).number(5, string(file)));
    }

    /** Pairs of function and line, innermost first. */
    PprofStory location(long id, long mapping, long... functionsAndLines) {
        var location = new PprofStory().number(1, id).number(2, mapping).number(3, 0x4000 + id);
        for (int i = 0; i < functionsAndLines.length; i += 2) {
            location.message(4, new PprofStory().number(1, functionsAndLines[i]).number(2, functionsAndLines[i + 1]));
        }
        return message(4, location);
    }

    PprofStory sample(long[] locations, long... values) {
        return message(2, new PprofStory().packed(1, locations).packed(2, values));
    }

    /** The same in the encoding without packing, with a label. */
    PprofStory labelled(String key, String value, long[] locations, long... values) {
        var sample = new PprofStory();
        for (long location : locations) {
            sample.number(1, location);
        }
        for (long each : values) {
            sample.number(2, each);
        }
        return message(
                2, sample.message(3, new PprofStory().number(1, string(key)).number(2, string(value))));
    }

    byte[] bytes() {
        var whole = new PprofStory();
        whole.out.writeBytes(out.toByteArray());
        for (String text : strings) {
            whole.bytes(6, text.getBytes(StandardCharsets.UTF_8));
        }
        return whole.out.toByteArray();
    }

    PprofStory number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private PprofStory packed(int field, long... values) {
        var content = new PprofStory();
        for (long value : values) {
            content.varint(value);
        }
        return bytes(field, content.out.toByteArray());
    }

    private PprofStory message(int field, PprofStory content) {
        return bytes(field, content.out.toByteArray());
    }

    private PprofStory bytes(int field, byte[] content) {
        varint(((long) field << 3) | 2L);
        varint(content.length);
        out.writeBytes(content);
        return this;
    }

    private long string(String text) {
        int known = strings.indexOf(text);
        if (known >= 0) {
            return known;
        }
        strings.add(text);
        return strings.size() - 1L;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
