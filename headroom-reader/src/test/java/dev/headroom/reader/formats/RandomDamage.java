package dev.headroom.reader.formats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One to four random changes of a file, most often one: what disks, networks and enemies do to bytes. */
final class RandomDamage {

    private static final int LONGEST_PIECE = 64;
    private static final byte[] SUSPECTS = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '"', '[', '{', '(', '\n', '-', '9'};

    private final SplittableRandom random;
    private byte[] bytes;

    private RandomDamage(byte[] whole, long seed) {
        random = new SplittableRandom(seed);
        bytes = whole.clone();
    }

    /** The same seed does the same damage. */
    static byte[] of(byte[] whole, long seed) {
        var damage = new RandomDamage(whole, seed);
        int changes = 1 + Math.min(3, Long.numberOfTrailingZeros(damage.random.nextLong()));
        for (int i = 0; i < changes && damage.bytes.length > 0; i++) {
            damage.change();
        }
        return damage.bytes;
    }

    private void change() {
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(LONGEST_PIECE), bytes.length - at);
        switch (random.nextInt(9)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = SUSPECTS[random.nextInt(SUSPECTS.length)];
            case 3 -> replace(at, length, new byte[0]);
            case 4 -> replace(at, 0, randomBytes(length));
            case 5 -> replace(at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 6 -> replace(random.nextInt(bytes.length), 0, Arrays.copyOfRange(bytes, at, at + length));
            case 7 -> hugeNumber(at, Math.min(length, 10));
            default -> bytes = Arrays.copyOf(bytes, at);
        }
    }

    /** As a varint, a fixed-size number or a length of text: as large as it gets. */
    private void hugeNumber(int at, int length) {
        Arrays.fill(bytes, at, at + length, random.nextBoolean() ? (byte) 0xff : (byte) '9');
        bytes[at + length - 1] &= 0x7f;
    }

    private byte[] randomBytes(int length) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) random.nextInt(256);
        }
        return noise;
    }

    private void replace(int at, int length, byte[] piece) {
        byte[] changed = new byte[bytes.length - length + piece.length];
        System.arraycopy(bytes, 0, changed, 0, at);
        System.arraycopy(piece, 0, changed, at, piece.length);
        System.arraycopy(bytes, at + length, changed, at + piece.length, bytes.length - at - length);
        bytes = changed;
    }
}
