package dev.headroom.load.internal.http2;

/** Numbers in network order. */
final class Bytes {

    private Bytes() {}

    static int signedInt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }

    static long unsignedInt(byte[] bytes, int at) {
        return signedInt(bytes, at) & 0xffff_ffffL;
    }
}
