package dev.headroom.reader.pprof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The distinct sets of labels that samples carry, kept by string index until strings are known. Not thread-safe. */
final class Labels {

    /** The set of a sample without labels, or of one whose labels are not asked for. */
    static final int NONE = -1;

    /** Labels such as request ids may be as many as samples; memory is not. */
    private static final int MAX_SETS = 1 << 18;

    private static final int KEY = 1;
    private static final int TEXT = 2;
    private static final int NUMBER = 3;

    private final boolean wanted;
    private final Message message = new Message();
    private final Map<List<Label>, Integer> indices = new HashMap<>();
    private final List<List<Label>> sets = new ArrayList<>();
    private List<Label> current = new ArrayList<>();
    private long dropped;

    /** Indices into the string table, or a number where {@code text} is 0. */
    private record Label(long key, long text, long number) {}

    Labels(boolean wanted) {
        this.wanted = wanted;
    }

    boolean hasSets() {
        return !sets.isEmpty();
    }

    /** Samples whose labels were dropped because there are too many different ones. */
    long dropped() {
        return dropped;
    }

    void begin() {
        if (!current.isEmpty()) {
            current = new ArrayList<>();
        }
    }

    void add(Message sample, int wireType) throws Message.DamagedException {
        if (!wanted || wireType != Message.LENGTH) {
            sample.skip(wireType);
            return;
        }
        message.within(sample);
        long key = 0;
        long text = 0;
        long number = 0;
        while (message.hasMore()) {
            int tag = (int) message.varint();
            if ((tag & 7) != Message.VARINT) {
                message.skip(tag & 7);
                continue;
            }
            long value = message.varint();
            switch (tag >>> 3) {
                case KEY -> key = value;
                case TEXT -> text = value;
                case NUMBER -> number = value;
                default -> {}
            }
        }
        current.add(new Label(key, text, number));
    }

    /** The index of the set that was added since {@link #begin}. */
    int end() {
        if (current.isEmpty()) {
            return NONE;
        }
        Integer known = indices.get(current);
        if (known != null) {
            return known;
        }
        if (sets.size() == MAX_SETS) {
            dropped++;
            return NONE;
        }
        sets.add(current);
        indices.put(current, sets.size() - 1);
        return sets.size() - 1;
    }

    /** A set in words; where a key occurs twice, the first holds. */
    Map<String, String> resolve(int set, Strings strings) {
        Map<String, String> named = new LinkedHashMap<>();
        for (Label label : sets.get(set)) {
            String value = label.text() != 0 ? strings.orEmpty(label.text()) : Long.toString(label.number());
            named.putIfAbsent(strings.orEmpty(label.key()), value);
        }
        return named;
    }
}
