package dev.headroom.code.internal.files;

/**
 * Whether a class file's members and attributes lie within it. Parsers believe the lengths in front of them and reserve as much
 * memory, so that four wrong bytes ask for gigabytes.
 */
public final class ClassFileShape {

    private static final int MAGIC = 0xCAFEBABE;

    private final byte[] bytes;
    private int at;

    private ClassFileShape(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException where the file ends before what it announces */
    public static void check(byte[] bytes) {
        var shape = new ClassFileShape(bytes);
        if (shape.u4() != MAGIC) {
            throw new IllegalArgumentException("no class file: it does not begin with CAFEBABE");
        }
        shape.skip(4);
        shape.skipConstants();
        shape.skip(6);
        shape.skip(2L * shape.u2());
        shape.skipMembers();
        shape.skipMembers();
        shape.skipAttributes();
    }

    private void skipConstants() {
        int count = u2();
        for (int i = 1; i < count; i++) {
            int tag = u1();
            switch (tag) {
                case 1 -> skip(u2());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> throw new IllegalArgumentException("constant " + i + " is of no known kind: " + tag);
            }
        }
    }

    private void skipMembers() {
        int count = u2();
        for (int i = 0; i < count; i++) {
            skip(6);
            skipAttributes();
        }
    }

    private void skipAttributes() {
        int count = u2();
        for (int i = 0; i < count; i++) {
            skip(2);
            skip(u4() & 0xFFFFFFFFL);
        }
    }

    private void skip(long count) {
        if (count > bytes.length - at) {
            throw new IllegalArgumentException("it ends at byte " + bytes.length + ", within what it announces");
        }
        at += (int) count;
    }

    private int u1() {
        skip(1);
        return bytes[at - 1] & 0xFF;
    }

    private int u2() {
        return u1() << 8 | u1();
    }

    private int u4() {
        return u2() << 16 | u2();
    }
}
