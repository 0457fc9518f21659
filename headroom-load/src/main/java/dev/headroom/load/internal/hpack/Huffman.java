package dev.headroom.load.internal.hpack;

/**
 * The Huffman code of RFC 7541, appendix B. It is canonical: codes of one length are consecutive in the order of their
 * symbols, and shorter codes come first, so that the lengths alone define it.
 */
final class Huffman {

    /** Code lengths in bits, by symbol. */
    private static final byte[] LENGTHS = {
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15,
        6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22,
        20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23,
        23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22,
        22, 22, 23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26,
        27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27,
        26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26
    };

    private static final int LONGEST_BITS = 30;
    private static final int[] CODES = new int[256];

    /** By length: the first code of it, and where its symbols begin in {@link #SYMBOLS}. */
    private static final int[] FIRST_CODE = new int[LONGEST_BITS + 1];

    private static final int[] COUNT = new int[LONGEST_BITS + 1];
    private static final int[] FIRST_SYMBOL = new int[LONGEST_BITS + 1];
    private static final byte[] SYMBOLS = new byte[256];

    static {
        int code = 0;
        int symbols = 0;
        for (int bits = 1; bits <= LONGEST_BITS; bits++) {
            code <<= 1;
            FIRST_CODE[bits] = code;
            FIRST_SYMBOL[bits] = symbols;
            for (int symbol = 0; symbol < 256; symbol++) {
                if (LENGTHS[symbol] == bits) {
                    CODES[symbol] = code++;
                    SYMBOLS[symbols++] = (byte) symbol;
                    COUNT[bits]++;
                }
            }
        }
    }

    private Huffman() {}

    /** What every encoder makes of a text, since the code leaves no choice. */
    static byte[] encode(byte[] text) {
        int bits = 0;
        for (byte b : text) {
            bits += LENGTHS[b & 0xff];
        }
        byte[] encoded = new byte[(bits + 7) / 8];
        long pending = 0;
        int held = 0;
        int at = 0;
        for (byte b : text) {
            pending = pending << LENGTHS[b & 0xff] | CODES[b & 0xff];
            held += LENGTHS[b & 0xff];
            while (held >= 8) {
                held -= 8;
                encoded[at++] = (byte) (pending >>> held);
            }
        }
        if (held > 0) {
            encoded[at] = (byte) (pending << (8 - held) | 0xff >>> held);
        }
        return encoded;
    }

    /**
     * @param target with room for {@code 8 × (to − from) / 5} bytes
     * @return the number of bytes decoded, or −1 if they are no Huffman code or their padding is none (RFC 7541, 5.2)
     */
    static int decode(byte[] source, int from, int to, byte[] target) {
        int length = 0;
        int code = 0;
        int bits = 0;
        for (int i = from; i < to; i++) {
            for (int shift = 7; shift >= 0; shift--) {
                code = code << 1 | (source[i] >>> shift & 1);
                bits++;
                int place = code - FIRST_CODE[bits];
                if (place >= 0 && place < COUNT[bits]) {
                    target[length++] = SYMBOLS[FIRST_SYMBOL[bits] + place];
                    code = 0;
                    bits = 0;
                } else if (bits == LONGEST_BITS) {
                    return -1;
                }
            }
        }
        boolean padding = bits < 8 && code == (1 << bits) - 1;
        return padding ? length : -1;
    }
}
