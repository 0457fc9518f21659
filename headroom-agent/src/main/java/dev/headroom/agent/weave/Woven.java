package dev.headroom.agent.weave;

/** A class file with hooks, and the kind of them. */
final class Woven {
    /** The kind where there is no other. */
    static final String COLLECTIONS = "collections";

    static final String CALLS = "http-client";

    private final byte[] classFile;
    private final String hook;

    Woven(byte[] classFile, String hook) {
        this.classFile = classFile;
        this.hook = hook;
    }

    byte[] classFile() {
        return classFile;
    }

    String hook() {
        return hook;
    }

    /** Whether it says that this JVM serves requests: the JDK's own hooks and collections are in every JVM. */
    boolean tellsOfService() {
        return !hook.equals("tasks") && !hook.equals("io") && !hook.equals(COLLECTIONS) && !hook.equals(CALLS);
    }
}
