package dev.headroom.code.internal.files;

/** Takes class files one by one, and what could not be one. */
public interface ClassSink {

    /** Whether an archive that lies in another holds anything of interest; else it is passed over. */
    default boolean wants(String archive) {
        return true;
    }

    /** @param origin where the bytes lie, for messages: {@code app.jar!/BOOT-INF/lib/x.jar!/a/B.class} */
    void accept(String origin, byte[] bytes);

    /** A class file that is there but cannot be had. */
    void skipped(String origin, String reason);

    /** An archive that was left before its end, or never opened. */
    void archiveSkipped(String origin, String reason);

    /** A class for newer Javas in a multi-release jar. */
    void versioned(String origin);
}
