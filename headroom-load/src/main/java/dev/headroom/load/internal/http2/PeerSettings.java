package dev.headroom.load.internal.http2;

/** What the peer allows us (RFC 9113, 6.5.2). Not thread-safe. */
final class PeerSettings {

    static final int HEADER_TABLE_SIZE = 1;
    static final int ENABLE_PUSH = 2;
    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int INITIAL_WINDOW_SIZE = 4;
    static final int MAX_FRAME_SIZE = 5;
    static final int MAX_HEADER_LIST_SIZE = 6;

    static final int DEFAULT_WINDOW_BYTES = 65_535;
    private static final int DEFAULT_TABLE_BYTES = 4096;
    private static final int LARGEST_FRAME_BYTES = (1 << 24) - 1;

    private long headerTableBytes = DEFAULT_TABLE_BYTES;
    private long maxConcurrentStreams = Integer.MAX_VALUE;
    private long initialWindowBytes = DEFAULT_WINDOW_BYTES;
    private long maxFrameBytes = FrameType.MAX_PAYLOAD_BYTES;

    int maxConcurrentStreams() {
        return (int) Math.min(Integer.MAX_VALUE, maxConcurrentStreams);
    }

    long initialWindowBytes() {
        return initialWindowBytes;
    }

    int maxFrameBytes() {
        return (int) maxFrameBytes;
    }

    /** Whether a header block must say first that it uses a smaller table than everybody begins with. */
    boolean wantsTableSizeUpdate() {
        return headerTableBytes < DEFAULT_TABLE_BYTES;
    }

    void read(byte[] payload, int length) throws PeerFaultException {
        if (length % 6 != 0) {
            throw new PeerFaultException(ErrorCode.FRAME_SIZE_ERROR, "SETTINGS of " + length + " bytes");
        }
        for (int at = 0; at < length; at += 6) {
            int id = (payload[at] & 0xff) << 8 | (payload[at + 1] & 0xff);
            set(id, Bytes.unsignedInt(payload, at + 2));
        }
    }

    private void set(int id, long value) throws PeerFaultException {
        switch (id) {
            case HEADER_TABLE_SIZE -> headerTableBytes = value;
            case ENABLE_PUSH -> require(value == 0, ErrorCode.PROTOCOL_ERROR, "a server that enables push", value);
            case MAX_CONCURRENT_STREAMS -> maxConcurrentStreams = value;
            case INITIAL_WINDOW_SIZE -> {
                require(value <= Integer.MAX_VALUE, ErrorCode.FLOW_CONTROL_ERROR, "an initial window", value);
                initialWindowBytes = value;
            }
            case MAX_FRAME_SIZE -> {
                boolean legal = value >= FrameType.MAX_PAYLOAD_BYTES && value <= LARGEST_FRAME_BYTES;
                require(legal, ErrorCode.PROTOCOL_ERROR, "a largest frame", value);
                maxFrameBytes = value;
            }
            default -> {
                // Unknown settings, and those about what we send anyway, are passed over.
            }
        }
    }

    private static void require(boolean legal, ErrorCode code, String what, long value) throws PeerFaultException {
        if (!legal) {
            throw new PeerFaultException(code, what + " set to " + value);
        }
    }
}
