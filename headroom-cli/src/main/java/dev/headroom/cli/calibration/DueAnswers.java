package dev.headroom.cli.calibration;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Answers that wait for their time. One thread adds, another delivers; thread-safe. */
final class DueAnswers {

    /**
     * Bytes on their way to a client.
     *
     * @param last whether the service ended the connection after them
     */
    record Answer(DelayedConnection connection, long dueNanos, ByteBuffer bytes, boolean last) {}

    /** @param place in the order they came, which bytes that are due at once keep */
    private record Waiting(Answer answer, long place) {}

    private static final Comparator<Waiting> BY_TIME = (one, other) -> {
        // Instants of the monotonic clock are compared by their difference, as they may wrap.
        int byTime = Long.signum(one.answer().dueNanos() - other.answer().dueNanos());
        return byTime != 0 ? byTime : Long.compare(one.place(), other.place());
    };

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(BY_TIME);
    private long places;
    private boolean closed;

    void add(Answer answer) {
        lock.lock();
        try {
            waiting.add(new Waiting(answer, places++));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Delivers answers as they become due, until this is closed. */
    void deliver() {
        try {
            Optional<Answer> next = next();
            while (next.isPresent()) {
                Answer answer = next.get();
                answer.connection().answer(answer.bytes(), answer.last());
                next = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for it; empty once this is closed. */
    private Optional<Answer> next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                Waiting first = waiting.peek();
                if (first == null) {
                    changed.await();
                    continue;
                }
                long left = first.answer().dueNanos() - System.nanoTime();
                if (left <= 0) {
                    waiting.remove();
                    return Optional.of(first.answer());
                }
                changed.awaitNanos(left);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
