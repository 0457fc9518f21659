package dev.headroom.load.capacity;

/**
 * Throughput at one level of concurrency.
 *
 * @param users requests in flight all the time: users who ask again as soon as they are answered; above 0
 * @param throughput good answers per second, not negative
 */
public record LoadLevel(double users, double throughput) {
    public LoadLevel {
        if (!(users > 0 && Double.isFinite(users))) {
            throw new IllegalArgumentException("A level has users above 0, got " + users);
        }
        if (!(throughput >= 0 && Double.isFinite(throughput))) {
            throw new IllegalArgumentException("A throughput is not negative, got " + throughput);
        }
    }
}
