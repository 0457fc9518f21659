package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Finding.Status;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.ThreadWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingIoTest {

    private static final String RULE = "blocking-io-in-hot-path";

    private final ServiceStory story = new ServiceStory();

    @Test
    void aFileForcedUnderALockIsOneFindingWithTheWaitsForTheLock() {
        for (int i = 0; i < 400; i++) {
            story.request(i % 10 == 0 ? 14_000 : 4_000, 1_000);
        }
        audit();

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Audit", "record", 26));
            assertThat(found.status()).isEqualTo(Status.CONFIRMED);
            assertThat(found.title()).contains("forced to the disk");
            assertThat(found.evidence().get(0)).contains("160 of 300 wall samples");
            assertThat(found.evidence()).anyMatch(said -> said.contains("were for com.acme.Audit"));
            assertThat(found.predictedGain().metric()).isEqualTo("p(95)");
            assertThat(found.predictedGain().share()).isBetween(0.4, 0.9);
        });
        assertThat(story.findings("lock-contention")).isEmpty();
    }

    @Test
    void timeInFilesTooShortForTheJvmToReportIsTheRequestsAsTheAgentSummedIt() {
        story.requests(400, 1_000);
        for (int i = 0; i < 400; i++) {
            story.saw(i, -1, new ServerRequest.OffCpu(0, 0, 300_000, 0, -1, 0));
        }
        story.wall(100, force());
        story.wall(200, story.stack("com.acme.Orders.place:12"));

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            Gain median = found.otherGains().get(0);
            assertThat(median.metric()).isEqualTo("p(50)");
            // Half, three quarters and all of 300 µs; the third of the wall samples allows for some 30 µs more.
            assertThat(median.saved().low()).isEqualTo(150e3);
            assertThat(median.saved().best()).isBetween(225e3, 300e3);
            assertThat(median.saved().high()).isBetween(300e3, 450e3);
        });
    }

    @Test
    void theSameFileWrittenByAThreadOfItsOwnIsSilent() {
        story.requests(400, 4_000);
        story.wall(300, story.stack("com.acme.Orders.place:9"));
        story.waited(0, 1_000, 3_000, ThreadWait.Kind.FILE_IO, "/var/audit.log", force());
        story.waits.replaceAll(wait -> new ThreadWait(
                wait.kind(), wait.startNanos(), wait.durationNanos(), 99, wait.target(), wait.stack(), 0, -1));

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void oneColdFileInOneRequestIsSilent() {
        story.request(2_000_000);
        story.requests(200, 1_000);
        story.waited(0, 100, 1_900_000, ThreadWait.Kind.FILE_IO, "/etc/prices", force());

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void theLogAppendersFileIsTheLoggersAndTheEmbeddedDatabasesFileTheQuerys() {
        story.requests(400, 4_000);
        story.wall(
                200,
                story.stack(
                        "com.acme.Orders.place:9", "ch.qos.logback.core.X.append", "java.io.FileOutputStream.write"));
        story.wall(
                200,
                story.stack(
                        "com.acme.Orders.place:9",
                        "org.h2.mvstore.FileStore.write",
                        "sun.nio.ch.FileChannelImpl.write"));

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void withoutWallSamplesTheWaitsThatTheJvmReportedAreEnough() {
        story.requests(100, 10_000);
        for (int i = 0; i < 50; i++) {
            story.waited(i, 1_000, 6_000, ThreadWait.Kind.FILE_IO, "/var/audit.log", force());
        }

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.evidence().get(0)).contains("shorter ones are missing");
            assertThat(found.evidence().get(1)).contains("50 waits here in 50 of 100 requests: 300 ms in all");
        });
    }

    @Test
    void theTitleNamesTheLockWhereMostOfTheTimeIsSpentWaitingForIt() {
        story.requests(400, 4_000);
        story.wall(40, force());
        story.wall(160, story.stack("com.acme.Orders.place:9", "com.acme.Audit.record:22", "ObjectMonitor::enter"));
        story.wall(100, story.stack("com.acme.Orders.place:12"));

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.title())
                    .isEqualTo("Requests wait for the lock around a file forced to the disk in record");
            assertThat(found.evidence().get(0))
                    .contains("on a file forced to the disk in record and on the lock around it");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "sun.nio.ch.FileChannelImpl.force, forced to the disk",
        "java.io.FileOutputStream.write, written",
        "java.io.RandomAccessFile.readBytes, read",
        "sun.nio.fs.UnixNativeDispatcher.open0, opened"
    })
    void theTitleNamesWhatTakesMostOfTheTimeWithTheFile(String function, String participle) {
        story.requests(400, 4_000);
        story.wall(150, story.stack("com.acme.Audit.record:26", function));
        story.wall(30, story.stack("com.acme.Audit.record:27", "java.io.FileInputStream.read"));
        story.wall(100, story.stack("com.acme.Orders.place:12"));

        assertThat(story.findings(RULE))
                .singleElement()
                .extracting(Finding::title)
                .isEqualTo("File " + participle + " in record while the request waits");
    }

    @Test
    void withoutWallSamplesTheReportedWaitsTellWhatIsWaitedFor() {
        story.requests(100, 10_000);
        int enter = story.stack("com.acme.Orders.place:9", "com.acme.Audit.record:22");
        for (int i = 0; i < 50; i++) {
            story.waited(i, 1_000, 5_000, ThreadWait.Kind.MONITOR_ENTER, "com.acme.Audit", enter);
            story.waited(i, 6_000, 1_000, ThreadWait.Kind.FILE_IO, "/var/audit.log", force());
        }

        assertThat(story.findings(RULE))
                .singleElement()
                .extracting(Finding::title)
                .isEqualTo("Requests wait for the lock around a file forced to the disk in record");
    }

    private void audit() {
        story.wall(100, force());
        story.wall(60, story.stack("com.acme.Orders.place:9", "com.acme.Audit.record:22", "ObjectMonitor::enter"));
        story.wall(140, story.stack("com.acme.Orders.place:12"));
        int enter = story.stack("com.acme.Orders.place:9", "com.acme.Audit.record:22");
        for (int i = 0; i < 400; i += 10) {
            story.waited(i, 1_000, 4_000, ThreadWait.Kind.MONITOR_ENTER, "com.acme.Audit", enter);
            story.waited(i, 5_000, 6_000, ThreadWait.Kind.FILE_IO, "/var/audit.log", force());
        }
    }

    private int force() {
        return story.stack(
                "com.acme.Orders.place:9", "com.acme.Audit.record:26", "sun.nio.ch.FileChannelImpl.force:468");
    }
}
