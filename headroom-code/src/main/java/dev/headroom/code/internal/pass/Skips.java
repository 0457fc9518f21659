package dev.headroom.code.internal.pass;

/** Counts what could not be read, and remembers the first reason. */
final class Skips {

    private int classes;
    private int archives;
    private String first = "";

    void addClass(String origin, String reason) {
        classes++;
        remember(origin, reason);
    }

    void addArchive(String origin, String reason) {
        archives++;
        remember(origin, reason);
    }

    private void remember(String origin, String reason) {
        if (first.isEmpty()) {
            first = origin + ": " + reason;
        }
    }

    int classes() {
        return classes;
    }

    int archives() {
        return archives;
    }

    String first() {
        return first;
    }
}
