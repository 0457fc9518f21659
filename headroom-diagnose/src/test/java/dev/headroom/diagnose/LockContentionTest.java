package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.recording.ThreadWait;
import org.junit.jupiter.api.Test;

class LockContentionTest {

    private static final String RULE = "lock-contention";

    private final ServiceStory story = new ServiceStory();

    @Test
    void requestsQueueingAtAMonitorAreFoundWithItsClassAndWhatTheHolderDoes() {
        story.requests(400, 5_000);
        story.wall(150, story.stack("com.acme.Stock.reserve:40", "ObjectMonitor::enter"));
        story.wall(
                50, story.stack("com.acme.Stock.reserve:44", "com.acme.Prices.recompute:7", "java.util.HashMap.get"));
        story.wall(100, story.stack("com.acme.Stock.list:11"));
        waits(story.stack("com.acme.Stock.reserve:40"), ThreadWait.Kind.MONITOR_ENTER, "com.acme.Stock");

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Stock", "reserve", 40));
            assertThat(found.evidence().get(0))
                    .contains("of class com.acme.Stock")
                    .contains("150 of 300 wall samples");
            assertThat(found.evidence()).anyMatch(said -> said.contains("50 were in com.acme.Prices.recompute"));
            assertThat(found.predictedGain().share()).isBetween(0.3, 0.7);
        });
    }

    @Test
    void aReentrantLockIsFoundByItsParks() {
        story.requests(400, 5_000);
        int lock = story.stack(
                "com.acme.Stock.reserve:40",
                "java.util.concurrent.locks.ReentrantLock.lock",
                "java.util.concurrent.locks.LockSupport.park");
        waits(lock, ThreadWait.Kind.PARK, "java.util.concurrent.locks.ReentrantLock$NonfairSync");

        assertThat(story.findings(RULE)).hasSize(1);
    }

    @Test
    void waitingForWorkOrForASignalIsNoContention() {
        story.requests(400, 5_000);
        int await = story.stack(
                "com.acme.Stock.reserve:40",
                "java.util.concurrent.CompletableFuture.get",
                "java.util.concurrent.locks.LockSupport.park");
        waits(await, ThreadWait.Kind.PARK, "java.util.concurrent.CompletableFuture$Signaller");
        waits(story.stack("com.acme.Stock.reserve:41"), ThreadWait.Kind.MONITOR_WAIT, "java.lang.Object");

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void locksInsidePoolsAndLoggersAreNotTheApplications() {
        story.requests(400, 5_000);
        for (String library : new String[] {"com.zaxxer.hikari.pool.X.get", "ch.qos.logback.core.X.append"}) {
            int lock =
                    story.stack("com.acme.Stock.reserve:40", library, "java.util.concurrent.locks.ReentrantLock.lock");
            waits(lock, ThreadWait.Kind.PARK, "java.util.concurrent.locks.ReentrantLock$NonfairSync");
        }

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void rareShortWaitsAreSilent() {
        story.requests(400, 5_000);
        story.wall(2, story.stack("com.acme.Stock.reserve:40", "ObjectMonitor::enter"));
        story.wall(298, story.stack("com.acme.Stock.list:11"));

        assertThat(story.findings(RULE)).isEmpty();
    }

    private void waits(int stack, ThreadWait.Kind kind, String target) {
        for (int i = 0; i < 400; i++) {
            story.waited(i, 1_000, 2_000, kind, target, stack);
        }
    }
}
