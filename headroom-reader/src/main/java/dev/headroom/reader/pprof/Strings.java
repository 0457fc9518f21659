package dev.headroom.reader.pprof;

import java.util.ArrayList;
import java.util.List;

/** The string table of a file. Not thread-safe. */
final class Strings {

    private final List<String> texts = new ArrayList<>();

    void add(Message text) {
        texts.add(text.text());
    }

    int size() {
        return texts.size();
    }

    boolean has(long index) {
        return index >= 0 && index < texts.size();
    }

    /** The text at an index, empty where there is none. */
    String orEmpty(long index) {
        return has(index) ? texts.get((int) index) : "";
    }
}
