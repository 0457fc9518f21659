package dev.headroom.agent.http;

/** The layers, by the number that woven code names each with. */
public final class HttpLayers {
    public static final int JDK = 0;
    public static final int JETTY_CHANNEL = 1;
    public static final int JETTY_CORE = 2;
    public static final int SERVLET = 3;

    private static final HttpLayer[] BY_ID = {
        new JdkHttpLayer(), new JettyChannelLayer(), new JettyCoreLayer(), new ServletLayer(),
    };

    private HttpLayers() {}

    /** The layer that woven code names by one of the constants above. */
    public static HttpLayer of(int id) {
        return BY_ID[id];
    }
}
