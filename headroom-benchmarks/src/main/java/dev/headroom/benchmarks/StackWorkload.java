package dev.headroom.benchmarks;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Something to profile with as many distinct stacks as wished: each call path spells out a number in binary, one bit a
 * frame, and allocates at its end. Arguments: bits, seconds, threads.
 */
final class StackWorkload {

    private static final int DEPTH = 20;
    private static final int OBJECT_BYTES = 512;
    private static final int KEPT = 1024;

    private StackWorkload() {}

    public static void main(String[] arguments) throws InterruptedException {
        int mask = (1 << Integer.parseInt(arguments[0])) - 1;
        long endNanos = System.nanoTime()
                + Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
        Thread[] threads = new Thread[Integer.parseInt(arguments[2])];
        for (int i = 0; i < threads.length; i++) {
            var random = new SplittableRandom(i);
            threads[i] = new Thread(() -> work(random, mask, endNanos), "worker-" + i);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** What is allocated is kept for a moment, or the compiler would not allocate it at all. */
    private static void work(SplittableRandom random, int mask, long endNanos) {
        byte[][] kept = new byte[KEPT][];
        for (int i = 0; System.nanoTime() < endNanos; i = (i + 1) % KEPT) {
            kept[i] = step(random.nextInt() & mask, DEPTH);
        }
        if (kept[0] == null) {
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
