package dev.headroom.reader.jfr;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The dictionaries of one chunk, as far as somebody needs them; the rest is skipped.
 *
 * <p>Stack traces refer to methods that may be declared after them, so their places are remembered first and they are
 * folded into the stack table when every checkpoint has been read.
 */
final class ConstantPools {

    private static final long NOWHERE = -1;
    private static final int STRING_WINDOW_BYTES = 8 * 1024;

    private final Cursor in;
    private final Cursor strings;
    private final Metadata metadata;
    private final Layouts layouts;
    private final Names names;
    private final Pool symbols = new Pool("string");
    private final Pool pooledStrings = new Pool("");
    private final Pool classes = new Pool("name");
    private final Pool methods = new Pool("type", "name");
    private final Pool threads = new Pool("osThreadId", "osName", "javaName");
    private final Pool frameTypes = new Pool("description");
    private final Pool threadStates = new Pool("name");
    private final Pool operations = new Pool("type");
    private final Map<String, Pool> pools = Map.of(
            "jdk.types.Symbol", symbols,
            "java.lang.String", pooledStrings,
            "java.lang.Class", classes,
            "jdk.types.Method", methods,
            "java.lang.Thread", threads,
            "jdk.types.FrameType", frameTypes,
            "jdk.types.ThreadState", threadStates,
            "jdk.types.VMOperationType", operations);
    /** Ids among the {@link #names} by the position of a text. */
    private final LongMap textIds = new LongMap();

    private final LongMap stacks = new LongMap();
    private final StackFolder folder;
    private final List<StackPool> stackPools = new ArrayList<>();

    /** Where stack traces lie that were skipped on the first pass. */
    private record StackPool(long position, long end) {}

    ConstantPools(Cursor in, Cursor strings, Names names, ChunkTypes types, StackTable table) {
        names.beginChunk();
        this.names = names;
        this.in = in;
        this.strings = strings;
        metadata = types.metadata();
        layouts = types.layouts();
        this.folder = new StackFolder(this, table);
    }

    static Cursor stringCursor(Path path, Path shownAs) throws IOException {
        return new Cursor(path, shownAs, STRING_WINDOW_BYTES);
    }

    /** Reads the checkpoint event that ends at {@code end}; the cursor stands after its type. */
    void readCheckpoint(long end) throws IOException {
        in.limit(end);
        in.skipVarint(); // start time
        in.skipVarint(); // duration
        in.skipVarint(); // distance to the checkpoint before
        in.readByte(); // kind of checkpoint
        int poolCount = in.readCount(2, "constant pools");
        for (int i = 0; i < poolCount; i++) {
            readPool(in.readVarint(), end);
        }
        if (in.position() > end) {
            throw in.malformed("a checkpoint runs past its end at byte " + end);
        }
    }

    private void readPool(long typeId, long end) throws IOException {
        String typeName = metadata.type(typeId)
                .map(Metadata.Type::name)
                .orElseThrow(() -> in.malformed("a constant pool of the undeclared type " + typeId));
        Layout layout = layouts.of(typeId);
        if (typeName.equals("jdk.types.StackTrace")) {
            stackPools.add(new StackPool(in.position(), end));
        }
        int count = in.readCount(1 + layout.minBytes(), "constants");
        Pool pool = pools.get(typeName);
        if (pool == null) {
            for (int i = 0; i < count; i++) {
                in.skipVarint();
                layout.skip(in);
            }
            return;
        }
        int[] slots = layout.slots(pool.columns());
        long[] values = Layout.cells(pool.columns(), 0);
        for (int i = 0; i < count; i++) {
            long id = in.readVarint();
            layout.read(in, slots, values);
            pool.put(id, values);
        }
    }

    /** Folds all stack traces; call it when every checkpoint has been read. */
    void foldStacks(long stackTraceType) throws IOException {
        Layout trace = layouts.of(stackTraceType);
        int framesField = trace.arrayField("frames");
        if (framesField < 0) {
            throw in.malformed("stack traces are declared without frames");
        }
        folder.layout(trace.element(framesField));
        for (StackPool pool : stackPools) {
            in.seek(pool.position());
            in.limit(pool.end());
            int count = in.readCount(1 + trace.minBytes(), "stack traces");
            for (int i = 0; i < count; i++) {
                long id = in.readVarint();
                int stack = StackTable.ROOT;
                for (int field = 0; field < trace.fieldCount(); field++) {
                    if (field == framesField) {
                        stack = folder.fold(in);
                    } else {
                        trace.skipField(in, field);
                    }
                }
                stacks.put(id, stack);
            }
        }
    }

    /** The stack of a trace, or {@link LongMap#ABSENT}. */
    int stack(long traceId) {
        return traceId == 0 ? StackTable.ROOT : stacks.get(traceId);
    }

    long osThreadId(long threadId) {
        return threads.get(threadId, 0, 0);
    }

    /** The Java name of a thread, else the operating system's. */
    String threadName(long threadId) throws IOException {
        String javaName = text(threads.get(threadId, 2, NOWHERE));
        return javaName.isEmpty() ? text(threads.get(threadId, 1, NOWHERE)) : javaName;
    }

    String threadState(long stateId) throws IOException {
        return text(threadStates.get(stateId, 0, NOWHERE));
    }

    String vmOperation(long operationId) throws IOException {
        return text(operations.get(operationId, 0, NOWHERE));
    }

    String frameType(long typeId) throws IOException {
        return text(frameTypes.get(typeId, 0, NOWHERE));
    }

    /** The name of a class with dots between its packages. */
    String className(long classId) throws IOException {
        return names.className(classText(classId));
    }

    /** Class and name of a method. */
    String methodName(long methodId) throws IOException {
        return names.className(classText(methods.get(methodId, 0, 0))) + '.' + names.text(methodText(methodId));
    }

    /** The frame at a line of a method; {@link Names#frame} says what {@code isNativeCode} means. */
    Frame frame(long methodId, int line, FrameKind kind, boolean isNativeCode) throws IOException {
        return names.frame(classText(methods.get(methodId, 0, 0)), methodText(methodId), line, kind, isNativeCode);
    }

    private int classText(long classId) throws IOException {
        return symbolText(classes.get(classId, 0, 0));
    }

    private int methodText(long methodId) throws IOException {
        return symbolText(methods.get(methodId, 1, 0));
    }

    private int symbolText(long symbolId) throws IOException {
        return textId(symbols.get(symbolId, 0, NOWHERE));
    }

    private String text(long position) throws IOException {
        return names.text(textId(position));
    }

    /** The text at a position, read once for as long as the chunk is. */
    private int textId(long position) throws IOException {
        if (position < 0) {
            return Names.EMPTY;
        }
        int known = textIds.get(position);
        if (known == LongMap.ABSENT) {
            known = readText(position);
            textIds.put(position, known);
        }
        return known;
    }

    private int readText(long position) throws IOException {
        int inWindow = in.textInWindow(position, names);
        if (inWindow != Cursor.NOT_IN_WINDOW) {
            return inWindow;
        }
        strings.seek(position);
        int encoding = strings.readByte();
        if (encoding == StringEncoding.UTF8 || encoding == StringEncoding.LATIN1) {
            byte[] written = strings.readBytes(strings.readCount(1, "bytes"));
            return names.id(written, 0, written.length, encoding);
        }
        return names.id(string(strings, position));
    }

    /** The string at a position of an event; the cursor is left behind it. */
    String string(Cursor cursor, long position) throws IOException {
        cursor.seek(position);
        int encoding = cursor.readByte();
        if (encoding != StringEncoding.POOL) {
            return cursor.readText(encoding);
        }
        long pooled = pooledStrings.get(cursor.readVarint(), 0, NOWHERE);
        if (pooled < 0) {
            return "";
        }
        strings.seek(pooled);
        int pooledEncoding = strings.readByte();
        return pooledEncoding == StringEncoding.POOL ? "" : strings.readText(pooledEncoding);
    }

    /** Java natives are native too in the JDK's own recordings; only async-profiler walks C code and knows the kernel. */
    boolean knowsNativeCode() throws IOException {
        for (int id = 0; id < FrameKind.values().length + 2; id++) {
            if (frameType(id).equals("Kernel")) {
                return true;
            }
        }
        return false;
    }
}
