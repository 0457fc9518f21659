package dev.headroom.load.internal.engine;

import dev.headroom.load.schedule.ThinkTime;
import java.util.SplittableRandom;

/** Each user starts again when its last request ended and it has thought for a while. */
final class ThinkingPacing implements Pacing {

    private final ThinkTime think;
    private final SplittableRandom random;
    private final DueTimes due;
    private final int users;

    ThinkingPacing(int users, ThinkTime think, SplittableRandom random) {
        this.users = users;
        this.think = think;
        due = new DueTimes(users);
        this.random = random;
    }

    @Override
    public void begin(long startNanos) {
        due.clear();
        for (int i = 0; i < users; i++) {
            due.add(startNanos + think.firstNanos(random));
        }
    }

    @Override
    public long dueNanos() {
        return due.isEmpty() ? NOTHING_DUE : due.first();
    }

    @Override
    public void taken() {
        due.removeFirst();
    }

    @Override
    public void ended(long nowNanos) {
        due.add(nowNanos + think.nextNanos(random));
    }
}
