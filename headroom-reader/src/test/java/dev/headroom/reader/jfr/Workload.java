package dev.headroom.reader.jfr;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** The program that the tests record: three threads that compute, allocate, contend and park. */
public final class Workload {

    private static final Object LOCK = new Object();

    private Workload() {}

    public static void main(String[] arguments) throws InterruptedException {
        long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000;
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int seed = i;
            threads[i] = new Thread(() -> work(new Random(seed), end), "worker-" + i);
            threads[i].start();
        }
        System.gc();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void work(Random random, long end) {
        long kept = 0;
        List<byte[]> alive = new ArrayList<>();
        while (System.nanoTime() < end) {
            kept += compute(random.nextInt(10), random.nextInt());
            alive.add(new byte[random.nextInt(200_000)]);
            synchronized (LOCK) {
                LockSupport.parkNanos(25_000_000);
            }
        }
        if (kept + alive.size() == 42) {
            throw new IllegalStateException("The sum is used, so that it is computed");
        }
    }

    private static int compute(int depth, long seed) {
        if (depth > 0) {
            return compute(depth - 1, seed * 31 + depth) + 1;
        }
        int sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += Long.toString(seed + i).hashCode();
        }
        return sum;
    }
}
