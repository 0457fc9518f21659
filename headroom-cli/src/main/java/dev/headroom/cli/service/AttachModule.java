package dev.headroom.cli.service;

/**
 * The module of the JDK that attaching needs; a runtime image may lack it. Apart from {@link AttachedJvm}, which cannot
 * even be loaded without it.
 */
public final class AttachModule {

    private static final String NAME = "jdk.attach";

    private AttachModule() {}

    /** @throws ServiceException if this Java runtime cannot attach to a JVM */
    public static void require() throws ServiceException {
        if (ModuleLayer.boot().findModule(NAME).isEmpty()) {
            throw new ServiceException("This Java runtime (" + System.getProperty("java.home") + ", "
                    + Runtime.version() + ") has no module " + NAME + ", which Headroom needs to profile a JVM."
                    + " Run Headroom with a full JDK 17 or newer: set JAVA_HOME.");
        }
    }
}
