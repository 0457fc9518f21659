package dev.headroom.load.protocol;

/**
 * How a load speaks with its target, as far as the target's scheme leaves a choice.
 *
 * @param streams most requests at a time over one HTTP/2 connection; other protocols have one
 */
public record ProtocolPlan(HttpVersion version, int streams, Trust trust) {

    /** What RFC 9113 (6.5.2) asks every peer to allow. */
    private static final int STREAMS = 100;

    public ProtocolPlan {
        if (streams < 1 || streams > 10_000) {
            throw new IllegalArgumentException("An HTTP/2 connection has 1 to 10,000 streams, got " + streams);
        }
    }

    /** Negotiated, 100 streams, the platform's authorities. */
    public static ProtocolPlan standard() {
        return new ProtocolPlan(HttpVersion.NEGOTIATED, STREAMS, new Trust.PlatformAuthorities());
    }

    public ProtocolPlan withVersion(HttpVersion newVersion) {
        return new ProtocolPlan(newVersion, streams, trust);
    }

    public ProtocolPlan withStreams(int newStreams) {
        return new ProtocolPlan(version, newStreams, trust);
    }

    public ProtocolPlan withTrust(Trust newTrust) {
        return new ProtocolPlan(version, streams, newTrust);
    }
}
