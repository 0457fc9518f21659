package dev.headroom.reader.jfr;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds the stack traces of one chunk into the stack table; a frame's names are looked up once.
 *
 * <p>Most frames are integers that together take no more than eight bytes. Such a frame is known again by its bytes, before any
 * of its integers is decoded. What a trace has in common with the one before, from the outermost frame on, is not looked up.
 */
final class StackFolder {

    private static final List<String> WANTED = List.of("method", "lineNumber", "type");
    private static final int NONE = -1;

    private final ConstantPools pools;
    private final StackTable table;
    private final long[] values = Layout.cells(WANTED, 0);
    private int[] leafFirst = new int[256];
    /** Frames by the bytes they are written in. */
    private final LongMap framesByBytes = new LongMap();
    /** The stacks of the trace before, outermost first, and its frames likewise. */
    private int[] lastStacks = new int[256];

    private int[] lastFrames = new int[256];
    private int lastDepth;

    private long[] methods = new long[128];
    private long[] linesAndTypes = new long[128];
    private int[] frames = new int[128];
    private int frameCount;

    private @Nullable Layout layout;
    private int[] slots = {};
    private boolean nativeCode;
    /** By the id of a frame type, those asked for. */
    private final @Nullable FrameKind[] kinds = new FrameKind[16];

    StackFolder(ConstantPools pools, StackTable table) {
        this.pools = pools;
        this.table = table;
        Arrays.fill(frames, NONE);
    }

    void layout(Layout frameLayout) throws IOException {
        layout = frameLayout;
        slots = frameLayout.slots(WANTED);
        nativeCode = pools.knowsNativeCode();
    }

    /** Reads the frames of one trace, leaf first, and returns its stack. */
    int fold(Cursor in) throws IOException {
        if (layout == null) {
            throw new IllegalStateException("The layout of frames is not set");
        }
        int depth = in.readCount(Math.max(1, layout.minBytes()), "frames");
        if (depth > leafFirst.length) {
            int length = Math.max(depth, leafFirst.length * 2);
            leafFirst = new int[length];
            lastStacks = Arrays.copyOf(lastStacks, length);
            lastFrames = Arrays.copyOf(lastFrames, length);
        }
        readFrames(in, layout, depth);
        return stack(depth);
    }

    private void readFrames(Cursor in, Layout frameLayout, int depth) throws IOException {
        boolean isInAWord = frameLayout.isAllVarints() && frameLayout.fieldCount() > 0;
        int integers = isInAWord ? frameLayout.fieldCount() : Long.BYTES + 1;
        for (int i = 0; i < depth; i++) {
            long bytes = in.peekVarints(integers);
            int frame = bytes == Cursor.NOT_IN_A_WORD ? NONE : framesByBytes.get(bytes);
            if (frame != NONE) {
                in.skipPeeked();
            } else {
                frameLayout.read(in, slots, values);
                frame = frame(values[0], values[1], values[2]);
                if (bytes != Cursor.NOT_IN_A_WORD) {
                    framesByBytes.put(bytes, frame);
                }
            }
            leafFirst[i] = frame;
        }
    }

    private int stack(int depth) {
        int common = Math.min(depth, lastDepth);
        int i = 0;
        while (i < common && lastFrames[i] == leafFirst[depth - 1 - i]) {
            i++;
        }
        int stack = i == 0 ? StackTable.ROOT : lastStacks[i - 1];
        for (; i < depth; i++) {
            int frame = leafFirst[depth - 1 - i];
            stack = table.child(stack, frame);
            lastFrames[i] = frame;
            lastStacks[i] = stack;
        }
        lastDepth = depth;
        return stack;
    }

    private int frame(long method, long line, long type) throws IOException {
        long lineAndType = (line << 8) | (type & 0xff);
        int mask = frames.length - 1;
        int slot = hash(method, lineAndType) & mask;
        while (frames[slot] != NONE) {
            if (methods[slot] == method && linesAndTypes[slot] == lineAndType) {
                return frames[slot];
            }
            slot = (slot + 1) & mask;
        }
        int id = table.frameId(resolve(method, line, type));
        methods[slot] = method;
        linesAndTypes[slot] = lineAndType;
        frames[slot] = id;
        if (++frameCount * 2 > frames.length) {
            grow();
        }
        return id;
    }

    private void grow() {
        long[] oldMethods = methods;
        long[] oldLines = linesAndTypes;
        int[] oldFrames = frames;
        int length = oldFrames.length * 2;
        methods = new long[length];
        linesAndTypes = new long[length];
        frames = new int[length];
        Arrays.fill(frames, NONE);
        int mask = length - 1;
        for (int i = 0; i < oldFrames.length; i++) {
            if (oldFrames[i] != NONE) {
                int slot = hash(oldMethods[i], oldLines[i]) & mask;
                while (frames[slot] != NONE) {
                    slot = (slot + 1) & mask;
                }
                methods[slot] = oldMethods[i];
                linesAndTypes[slot] = oldLines[i];
                frames[slot] = oldFrames[i];
            }
        }
    }

    private Frame resolve(long method, long line, long type) throws IOException {
        FrameKind kind = kindOf(type);
        int lineNumber = line > 0 && line <= Integer.MAX_VALUE ? (int) line : 0;
        boolean isNativeCode = kind == FrameKind.KERNEL || (kind == FrameKind.NATIVE && nativeCode);
        return pools.frame(method, lineNumber, kind, isNativeCode);
    }

    private FrameKind kindOf(long type) throws IOException {
        if (type < 0 || type >= kinds.length) {
            return kind(pools.frameType(type));
        }
        FrameKind known = kinds[(int) type];
        if (known == null) {
            known = kind(pools.frameType(type));
            kinds[(int) type] = known;
        }
        return known;
    }

    private static FrameKind kind(String frameType) {
        return switch (frameType) {
            case "Interpreted" -> FrameKind.INTERPRETED;
            case "JIT compiled", "C1 compiled" -> FrameKind.COMPILED;
            case "Inlined" -> FrameKind.INLINED;
            case "Native", "C++" -> FrameKind.NATIVE;
            case "Kernel" -> FrameKind.KERNEL;
            default -> FrameKind.UNKNOWN;
        };
    }

    private static int hash(long method, long lineAndType) {
        long mixed = (method * 31 + lineAndType) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
