package dev.headroom.load.internal.http2;

/** Why a stream or a connection ends (RFC 9113, section 7). Its place is its number on the wire. */
enum ErrorCode {
    NO_ERROR,
    PROTOCOL_ERROR,
    INTERNAL_ERROR,
    FLOW_CONTROL_ERROR,
    SETTINGS_TIMEOUT,
    STREAM_CLOSED,
    FRAME_SIZE_ERROR,
    REFUSED_STREAM,
    CANCEL,
    COMPRESSION_ERROR,
    CONNECT_ERROR,
    ENHANCE_YOUR_CALM,
    INADEQUATE_SECURITY,
    HTTP_1_1_REQUIRED;

    private static final ErrorCode[] CODES = values();

    @SuppressWarnings("EnumOrdinal") // the RFC numbers them so
    int code() {
        return ordinal();
    }

    /** Unknown codes mean an internal error of the peer. */
    static ErrorCode of(int code) {
        return code >= 0 && code < CODES.length ? CODES[code] : INTERNAL_ERROR;
    }
}
