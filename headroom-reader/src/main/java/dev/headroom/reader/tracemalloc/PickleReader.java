package dev.headroom.reader.tracemalloc;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.UnsupportedFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pickle machine, reduced to what a snapshot needs (PEP 307, PEP 3154, PEP 574). Values are {@link Long}, {@link
 * String}, {@code Object[]} for a tuple, {@link List}, {@link Map} by text, {@link Instance} and {@link Constant}. No
 * length in the file reserves memory beyond the bytes that are there. Not thread-safe.
 */
final class PickleReader {

    private static final String REFUSAL = "It is refused. Give a file written by tracemalloc's Snapshot.dump.";

    /** Pickles put lists together a thousand items at a time, and a trace has at most 65,535 frames. */
    private static final int MOST_WAITING = 1 << 20;

    private final Path file;
    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final List<Object> memo = new ArrayList<>();

    /** A value without content. */
    enum Constant {
        NONE,
        TRUE,
        FALSE
    }

    /** The classes that a snapshot names; objects of them are only their attributes. */
    enum KnownClass {
        SNAPSHOT("Snapshot"),
        TRACES("_Traces");

        private final String pythonName;

        KnownClass(String pythonName) {
            this.pythonName = pythonName;
        }
    }

    /** An object by its class and its attributes, which come after it. */
    static final class Instance {

        private final KnownClass knownClass;
        private Map<?, ?> attributes = Map.of();

        private Instance(KnownClass knownClass) {
            this.knownClass = knownClass;
        }

        KnownClass knownClass() {
            return knownClass;
        }

        Map<?, ?> attributes() {
            return attributes;
        }
    }

    PickleReader(Path file, byte[] bytes) {
        this.file = file;
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Runs the pickle to its end and returns what it built. */
    Object read() throws MalformedRecordingException, TruncatedRecordingException, UnsupportedFormatException {
        int opcode = uint8();
        while (opcode != Opcode.STOP) {
            if (!(scalar(opcode) || collection(opcode) || memory(opcode))) {
                object(opcode);
            }
            if (stack.size() + marks.size() > MOST_WAITING) {
                throw malformed("more than " + MOST_WAITING + " values wait to be put together");
            }
            opcode = uint8();
        }
        return pop();
    }

    private boolean scalar(int opcode) throws MalformedRecordingException, TruncatedRecordingException {
        switch (opcode) {
            case Opcode.PROTO -> uint8();
            case Opcode.FRAME -> skip(Long.BYTES);
            case Opcode.NONE -> stack.add(Constant.NONE);
            case Opcode.TRUE -> stack.add(Constant.TRUE);
            case Opcode.FALSE -> stack.add(Constant.FALSE);
            case Opcode.INT32 -> stack.add((long) int32());
            case Opcode.UINT8 -> stack.add((long) uint8());
            case Opcode.UINT16 -> stack.add(uint8() | ((long) uint8() << 8));
            case Opcode.LONG1 -> stack.add(longNumber(uint8()));
            case Opcode.TEXT8 -> stack.add(text(uint8()));
            case Opcode.TEXT32 -> stack.add(text(int32()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean collection(int opcode) throws MalformedRecordingException {
        switch (opcode) {
            case Opcode.MARK -> marks.add(stack.size());
            case Opcode.EMPTY_TUPLE -> stack.add(new Object[0]);
            case Opcode.TUPLE -> stack.add(take(mark()));
            case Opcode.TUPLE1 -> stack.add(take(stack.size() - 1));
            case Opcode.TUPLE2 -> stack.add(take(stack.size() - 2));
            case Opcode.TUPLE3 -> stack.add(take(stack.size() - 3));
            case Opcode.EMPTY_LIST -> stack.add(new ArrayList<>(1));
            case Opcode.APPEND -> append(take(stack.size() - 1));
            case Opcode.APPENDS -> append(take(mark()));
            case Opcode.EMPTY_DICT -> stack.add(new HashMap<>(4));
            case Opcode.SET_ITEM -> set(take(stack.size() - 2));
            case Opcode.SET_ITEMS -> set(take(mark()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean memory(int opcode) throws MalformedRecordingException, TruncatedRecordingException {
        switch (opcode) {
            case Opcode.MEMOIZE -> memo.add(top());
            case Opcode.PUT8 -> put(uint8());
            case Opcode.PUT32 -> put(int32());
            case Opcode.GET8 -> stack.add(get(uint8()));
            case Opcode.GET32 -> stack.add(get(int32()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void object(int opcode)
            throws MalformedRecordingException, TruncatedRecordingException, UnsupportedFormatException {
        switch (opcode) {
            case Opcode.GLOBAL -> stack.add(known(line(), line()));
            case Opcode.STACK_GLOBAL -> {
                Object name = pop();
                stack.add(known(pop(), name));
            }
            case Opcode.NEW_OBJECT -> {
                boolean plain = pop() instanceof Object[] arguments && arguments.length == 0;
                if (!plain || !(pop() instanceof KnownClass knownClass)) {
                    throw malformed("an object is made of a class and no arguments");
                }
                stack.add(new Instance(knownClass));
            }
            case Opcode.BUILD -> {
                Object attributes = pop();
                if (!(attributes instanceof Map<?, ?> map) || !(top() instanceof Instance instance)) {
                    throw malformed("only an object has attributes");
                }
                instance.attributes = map;
            }
            default ->
                throw new UnsupportedFormatException(
                        file,
                        "byte " + (in.position() - 1),
                        String.format("the pickle has instruction 0x%02x, which no snapshot needs", opcode),
                        REFUSAL);
        }
    }

    private KnownClass known(Object module, Object name) throws UnsupportedFormatException {
        for (KnownClass candidate : KnownClass.values()) {
            if ("tracemalloc".equals(module) && candidate.pythonName.equals(name)) {
                return candidate;
            }
        }
        throw new UnsupportedFormatException(
                file, "byte " + in.position(), "the pickle wants to import " + module + "." + name, REFUSAL);
    }

    private Object[] take(int from) throws MalformedRecordingException {
        int lowest = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
        if (from < lowest) {
            throw malformed("the pickle takes values that are not there");
        }
        List<Object> taken = stack.subList(from, stack.size());
        Object[] values = taken.toArray();
        taken.clear();
        return values;
    }

    private int mark() throws MalformedRecordingException {
        if (marks.isEmpty()) {
            throw malformed("the pickle takes values back to a mark that is not there");
        }
        return marks.remove(marks.size() - 1);
    }

    private Object pop() throws MalformedRecordingException {
        return take(stack.size() - 1)[0];
    }

    private Object top() throws MalformedRecordingException {
        if (stack.isEmpty()) {
            throw malformed("the pickle looks at a value that is not there");
        }
        return stack.get(stack.size() - 1);
    }

    private void append(Object[] values) throws MalformedRecordingException {
        if (!(top() instanceof ArrayList<?>)) {
            throw malformed("only a list is appended to");
        }
        @SuppressWarnings("unchecked") // every list here was made by EMPTY_LIST
        List<Object> list = (List<Object>) top();
        list.addAll(List.of(values));
    }

    private void set(Object[] keysAndValues) throws MalformedRecordingException {
        if (!(top() instanceof HashMap<?, ?>) || keysAndValues.length % 2 != 0) {
            throw malformed("only a dictionary has items, each a key and a value");
        }
        @SuppressWarnings("unchecked") // every map here was made by EMPTY_DICT
        Map<String, Object> dict = (Map<String, Object>) top();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!(keysAndValues[i] instanceof String key)) {
                throw malformed("a snapshot's dictionaries have keys of text");
            }
            dict.put(key, keysAndValues[i + 1]);
        }
    }

    /** Picklers number memos in order, so no other number is believed. */
    private void put(int index) throws MalformedRecordingException {
        if (index == memo.size()) {
            memo.add(top());
        } else if (index >= 0 && index < memo.size()) {
            memo.set(index, top());
        } else {
            throw malformed("memo " + index + " does not follow the " + memo.size() + " before it");
        }
    }

    private Object get(int index) throws MalformedRecordingException {
        if (index < 0 || index >= memo.size()) {
            throw malformed("memo " + index + " is not there");
        }
        return memo.get(index);
    }

    /** Two's complement, low byte first. */
    private long longNumber(int length) throws MalformedRecordingException, TruncatedRecordingException {
        if (length > Long.BYTES) {
            throw malformed("a number of " + length + " bytes is too large for a snapshot");
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) uint8() << (8 * i);
        }
        int unused = Long.SIZE - 8 * length;
        return length == 0 ? 0 : value << unused >> unused;
    }

    private String text(int length) throws MalformedRecordingException, TruncatedRecordingException {
        if (length < 0) {
            throw malformed("a text of " + length + " bytes is not possible");
        }
        need(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws TruncatedRecordingException {
        var line = new StringBuilder();
        for (int c = uint8(); c != '\n'; c = uint8()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private int uint8() throws TruncatedRecordingException {
        need(1);
        return in.get() & 0xff;
    }

    private int int32() throws TruncatedRecordingException {
        need(Integer.BYTES);
        return in.getInt();
    }

    private void skip(int bytes) throws TruncatedRecordingException {
        need(bytes);
        in.position(in.position() + bytes);
    }

    private void need(int bytes) throws TruncatedRecordingException {
        if (in.remaining() < bytes) {
            throw new TruncatedRecordingException(
                    file, "byte " + in.limit(), "the file ends inside the pickle", "Copy it again, or dump it again.");
        }
    }

    MalformedRecordingException malformed(String cause) {
        return new MalformedRecordingException(
                file, "byte " + in.position(), cause, "The snapshot is damaged: copy it again, or dump it again.");
    }
}
