package dev.headroom.load.internal.http2;

/** The peer broke the protocol in a way that ends the connection. */
final class PeerFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    PeerFaultException(ErrorCode code, String fault) {
        super(fault, null, false, false);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }

    String fault() {
        return String.valueOf(getMessage());
    }
}
