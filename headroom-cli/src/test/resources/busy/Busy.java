/** As many threads as asked for compute until the time is up. */
public final class Busy {
    public static void main(String[] arguments) throws InterruptedException {
        int threads = Integer.parseInt(arguments[0]);
        long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000L;
        Thread[] busy = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            busy[i] = new Thread(() -> compute(end), "busy-" + i);
            busy[i].start();
        }
        for (Thread thread : busy) {
            thread.join();
        }
    }

    private static long compute(long end) {
        long sum = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 10_000; i++) {
                sum += Long.numberOfTrailingZeros(sum ^ i);
            }
        }
        return sum;
    }
}
