package dev.headroom.load.protocol;

/** Which HTTP is asked for. */
public enum HttpVersion {
    /** HTTP/1.1 in plain text; over TLS what the server chooses of HTTP/2 and HTTP/1.1 (ALPN). */
    NEGOTIATED,
    HTTP_1_1,
    /** Over TLS the server must agree (ALPN); in plain text it is begun without asking (prior knowledge). */
    HTTP_2
}
