package dev.headroom.benchmarks;

/**
 * Something to profile with as many distinct stacks as wished: each call path spells out a number in binary, one bit in two
 * frames, and allocates at its end. Paths part late, as those of a program do. Arguments: bits, paths to walk, threads.
 */
final class StackWorkload {

    private static final int DEPTH = 30;
    /** Several times what lies between two samples, so that nearly every object is caught. */
    private static final int OBJECT_BYTES = 4096;

    private static final int KEPT = 1024;
    /** Odd, so that multiples of it visit each number of so many bits before any comes again. */
    private static final int STRIDE = 0x9E3779B1;

    private StackWorkload() {}

    public static void main(String[] arguments) throws InterruptedException {
        int bits = Integer.parseInt(arguments[0]);
        int paths = Integer.parseInt(arguments[1]);
        Thread[] threads = new Thread[Integer.parseInt(arguments[2])];
        for (int i = 0; i < threads.length; i++) {
            int first = i;
            threads[i] = new Thread(() -> work(bits, first, paths, threads.length), "worker-" + i);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** What is allocated is kept for a moment, or the compiler would not allocate it at all. */
    private static void work(int bits, int first, int paths, int step) {
        byte[][] kept = new byte[KEPT][];
        for (int i = first; i < paths; i += step) {
            int path = i * STRIDE & (1 << bits) - 1;
            kept[i % KEPT] = step(path << DEPTH - bits, DEPTH);
        }
        if (kept[first] == null) {
            throw new IllegalStateException("Nothing was allocated");
        }
    }

    private static byte[] step(int path, int left) {
        if (left == 0) {
            return new byte[OBJECT_BYTES];
        }
        return (path & 1) == 0 ? zero(path >> 1, left - 1) : one(path >> 1, left - 1);
    }

    private static byte[] zero(int path, int left) {
        return step(path, left);
    }

    private static byte[] one(int path, int left) {
        return step(path, left);
    }
}
