package dev.headroom.load.internal.websocket;

import dev.headroom.load.internal.wire.HandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How a connection becomes a WebSocket (RFC 6455, section 4): a request to switch, and an answer that proves it was
 * understood. Not thread-safe; one for each connection.
 */
final class Handshake {

    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MOST_HEAD_BYTES = 16 * 1024;

    private final byte[] request;
    private final String accept;
    private final StringBuilder head = new StringBuilder(256);

    private Handshake(byte[] request, String accept) {
        this.request = request;
        this.accept = accept;
    }

    /** @param headers lines to be sent as they are, each with its end */
    static Handshake of(String authority, String path, String headers, SplittableRandom random) {
        byte[] nonce = ByteBuffer.allocate(16)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
        String key = Base64.getEncoder().encodeToString(nonce);
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + authority
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key
                + "\r\nSec-WebSocket-Version: 13\r\n" + headers + "\r\n";
        return new Handshake(request.getBytes(StandardCharsets.ISO_8859_1), acceptOf(key));
    }

    byte[] request() {
        return request;
    }

    /**
     * Takes what belongs to the answer's head from the buffer.
     *
     * @return whether the connection is a WebSocket now; false while the head is not whole
     * @throws HandshakeException if it will never be one; the message says why
     */
    boolean answered(ByteBuffer input) throws HandshakeException {
        while (input.hasRemaining()) {
            head.append((char) (input.get() & 0xff));
            int length = head.length();
            if (length >= 4 && head.charAt(length - 1) == '\n' && head.indexOf("\r\n\r\n", length - 4) >= 0) {
                check(head.toString().split("\r\n"));
                return true;
            }
            if (length == MOST_HEAD_BYTES) {
                throw new HandshakeException(
                        "answered the WebSocket handshake with a head of more than " + MOST_HEAD_BYTES + " bytes.");
            }
        }
        return false;
    }

    private void check(String[] lines) throws HandshakeException {
        if (!lines[0].startsWith("HTTP/1.1 101")) {
            throw new HandshakeException("answered the WebSocket handshake with '"
                    + lines[0].substring(0, Math.min(80, lines[0].length())) + "'. Check the path.");
        }
        boolean upgrade = false;
        boolean accepted = false;
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).trim();
                upgrade |= name.equals("upgrade") && value.equalsIgnoreCase("websocket");
                accepted |= name.equals("sec-websocket-accept") && value.equals(accept);
            }
        }
        if (!upgrade || !accepted) {
            throw new HandshakeException("switched protocols, but without the proof that it speaks WebSocket.");
        }
    }

    private static String acceptOf(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
