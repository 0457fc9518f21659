package dev.headroom.load.internal.websocket;

import dev.headroom.load.internal.template.RenderedBytes;

/** One whole frame of a client, which must be masked (RFC 6455, 5.3). */
final class ClientFrame {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int LARGEST_SHORT = 125;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;

    private ClientFrame() {}

    static void write(RenderedBytes target, int opcode, byte[] payload, int length, int mask) {
        target.append((char) (FINAL | opcode));
        if (length <= LARGEST_SHORT) {
            target.append((char) (MASKED | length));
        } else if (length < 1 << 16) {
            target.append((char) (MASKED | TWO_BYTES_FOLLOW));
            number(target, length, 2);
        } else {
            target.append((char) (MASKED | EIGHT_BYTES_FOLLOW));
            number(target, length, 8);
        }
        number(target, mask & 0xffff_ffffL, 4);
        int start = target.length();
        target.append(payload, 0, length);
        byte[] bytes = target.array();
        for (int i = 0; i < length; i++) {
            bytes[start + i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
    }

    private static void number(RenderedBytes target, long value, int count) {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            target.append((char) (value >>> shift & 0xff));
        }
    }
}
