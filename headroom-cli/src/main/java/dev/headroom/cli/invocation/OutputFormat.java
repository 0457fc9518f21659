package dev.headroom.cli.invocation;

/** How a result is printed. */
enum OutputFormat {
    /** For people. */
    TEXT,
    /** For programs; carries {@code schemaVersion} and only ever grows. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
