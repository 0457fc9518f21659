package dev.headroom.benchmarks.planted.plant;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Chosen requests load classes anew, each the superclass of the next, in class loaders that nobody keeps. */
public final class ClassStorm implements Plant {

    private static final int DEPTH = 150;
    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_8 = 52;
    private static final int PUBLIC_SUPER = 0x21;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    @Override
    public long work(boolean chosen) throws ClassNotFoundException {
        if (!chosen) {
            return 0;
        }
        long start = System.nanoTime();
        while (System.nanoTime() - start < Plants.WAIT_NANOS) {
            new Chain().loadClass("planted.C" + DEPTH);
        }
        return System.nanoTime() - start;
    }

    /** Makes {@code planted.C7}, which extends {@code planted.C6}, and so on. */
    private static final class Chain extends ClassLoader {

        Chain() {
            super(ClassStorm.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith("planted.C")) {
                throw new ClassNotFoundException(name);
            }
            int depth = Integer.parseInt(name.substring("planted.C".length()));
            byte[] file = file(depth);
            return defineClass(name, file, 0, file.length);
        }

        private static byte[] file(int depth) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(bytes)) {
                out.writeInt(MAGIC);
                out.writeInt(JAVA_8);
                out.writeShort(5);
                out.writeByte(UTF8);
                out.writeUTF("planted/C" + depth);
                out.writeByte(CLASS);
                out.writeShort(1);
                out.writeByte(UTF8);
                out.writeUTF(depth == 0 ? "java/lang/Object" : "planted/C" + (depth - 1));
                out.writeByte(CLASS);
                out.writeShort(3);
                out.writeShort(PUBLIC_SUPER);
                out.writeShort(2);
                out.writeShort(4);
                for (int table = 0; table < 4; table++) {
                    out.writeShort(0);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
