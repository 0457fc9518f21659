package dev.headroom.reader.jfr;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a recording and the frames they name, kept from chunk to chunk: each chunk writes its dictionaries anew, and
 * mostly the same texts under ids of its own. A text is known again by its bytes, so nothing depends on ids that two chunks,
 * perhaps of two JVMs, give to different things. Not thread-safe.
 */
final class Names {

    /** The id of the empty text. */
    static final int EMPTY = 0;

    /** Beyond so many texts, or bytes of them, the next chunk begins with none. */
    private static final int MOST_TEXTS = 1 << 18;

    private static final long MOST_BYTES = 32L << 20;

    /** A frame is one number where its function's id takes no more bits than this. */
    private static final int FUNCTION_BITS = 24;

    private static final int LINE_BITS = 31;

    private final List<String> texts = new ArrayList<>();
    private final List<byte[]> written = new ArrayList<>();
    private int[] hashes = new int[512];
    private int[] slots = new int[1024];
    private long bytes;
    private @Nullable String[] classNames = new String[512];
    private LongMap functionIds = new LongMap();
    private final List<Function> functions = new ArrayList<>();
    private LongMap frameIds = new LongMap();
    private final List<Frame> frames = new ArrayList<>();

    Names() {
        clear();
    }

    /** Call it before the ids of a chunk are asked for; those of chunks before may be void then. */
    void beginChunk() {
        if (texts.size() > MOST_TEXTS || bytes > MOST_BYTES || frames.size() > MOST_TEXTS) {
            clear();
        }
    }

    private void clear() {
        texts.clear();
        written.clear();
        functions.clear();
        frames.clear();
        functionIds = new LongMap();
        frameIds = new LongMap();
        slots = new int[1024];
        hashes = new int[512];
        classNames = new String[512];
        bytes = 0;
        texts.add("");
        written.add(new byte[0]);
    }

    String text(int id) {
        return texts.get(id);
    }

    int id(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return id(encoded, 0, encoded.length, StringEncoding.UTF8);
    }

    /** The id of a text by its bytes, which may be reused afterwards. */
    int id(byte[] source, int from, int length, int encoding) {
        if (length == 0) {
            return EMPTY;
        }
        int hash = encoding;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + source[i];
        }
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (slots[slot] != EMPTY) {
            int id = slots[slot];
            if (hashes[id] == hash && isWritten(id, source, from, length)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        return add(source, from, length, encoding, hash, slot);
    }

    private boolean isWritten(int id, byte[] source, int from, int length) {
        return Arrays.equals(written.get(id), 0, written.get(id).length, source, from, from + length);
    }

    private int add(byte[] source, int from, int length, int encoding, int hash, int slot) {
        int id = texts.size();
        Charset charset = encoding == StringEncoding.LATIN1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        texts.add(new String(source, from, length, charset));
        written.add(Arrays.copyOfRange(source, from, from + length));
        bytes += length;
        slots[slot] = id;
        if (id == hashes.length) {
            hashes = Arrays.copyOf(hashes, id * 2);
            classNames = Arrays.copyOf(classNames, id * 2);
        }
        hashes[id] = hash;
        if (id * 2 > slots.length) {
            rehash();
        }
        return id;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int id = 1; id < texts.size(); id++) {
            int slot = spread(hashes[id]) & mask;
            while (slots[slot] != EMPTY) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = id;
        }
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) >>> 8;
    }

    /** A class's name with dots between its packages. */
    String className(int id) {
        String known = classNames[id];
        if (known == null) {
            known = texts.get(id).replace('/', '.');
            classNames[id] = known;
        }
        return known;
    }

    /**
     * The frame of a method.
     *
     * @param isNativeCode whether the method's text names a function of an object file and the class's that file
     */
    Frame frame(int classText, int methodText, int line, FrameKind kind, boolean isNativeCode) {
        int function = functionId(classText, methodText, isNativeCode);
        if (function >= 1 << FUNCTION_BITS) {
            return frame(functions.get(function), line, kind);
        }
        long key = ((kindBits(kind) << FUNCTION_BITS) | function) << LINE_BITS | line;
        int id = frameIds.index(key);
        if (id == frames.size()) {
            frames.add(frame(functions.get(function), line, kind));
        }
        return frames.get(id);
    }

    @SuppressWarnings("EnumOrdinal") // the number is kept no longer than the names are
    private static long kindBits(FrameKind kind) {
        return kind.ordinal();
    }

    private static Frame frame(Function function, int line, FrameKind kind) {
        return new Frame(function, function.file(), line, kind);
    }

    private int functionId(int classText, int methodText, boolean isNativeCode) {
        long key = ((long) classText << 31 | methodText) << 1 | (isNativeCode ? 1 : 0);
        int id = functionIds.index(key);
        if (id == functions.size()) {
            functions.add(function(className(classText), texts.get(methodText), isNativeCode));
        }
        return id;
    }

    private static Function function(String className, String methodName, boolean isNativeCode) {
        if (isNativeCode || className.isEmpty()) {
            return new Function(methodName.isEmpty() ? "[unknown]" : methodName, className, 0);
        }
        return new Function(className + "." + methodName, sourceFile(className), 0);
    }

    /** Recordings hold no file names; a class is in the file of its outermost class unless it is an odd one. */
    private static String sourceFile(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$', 1);
        String outer = nested < 0 ? simple : simple.substring(0, nested);
        return outer.isEmpty() || !Character.isJavaIdentifierStart(outer.charAt(0)) ? "" : outer + ".java";
    }
}
