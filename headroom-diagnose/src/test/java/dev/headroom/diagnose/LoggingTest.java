package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.diagnose.Finding.Status;
import org.junit.jupiter.api.Test;

class LoggingTest {

    private static final String RULE = "logging-in-hot-path";
    private static final String EVENT = "ch.qos.logback.classic.spi.LoggingEvent";

    private final ServiceStory story = new ServiceStory();

    @Test
    void linesWrittenInALoopAreFoundWithTheTextBuiltForThem() {
        story.requests(400, 10_000);
        log(100);

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Prices", "price", 33));
            assertThat(found.status()).isEqualTo(Status.CONFIRMED);
            assertThat(found.evidence()).anyMatch(said -> said.contains("(150 of 450 samples)"));
        });
    }

    @Test
    void theGainReachesFromTheLoggerToAllThatTheLineDoes() {
        story.requests(400, 10_000);
        log(100);
        story.cpu(
                50,
                story.stack(
                        "com.acme.Prices.price:33",
                        "com.acme.Item.toString:7",
                        "com.acme.Money.text:9",
                        "java.util.Formatter.format"));
        story.cpu(100, story.stack("com.acme.Prices.price:33", "com.acme.Shop.stock:12"));

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            // Of 600 samples 150 are the logger's and its text's, 50 more are of toString; what else the line calls may
            // be wanted.
            Gain cpu = gain(found, "cpu/request");
            assertThat(cpu.saved().best() / cpu.current()).isCloseTo(175.0 / 600, within(0.001));
            assertThat(cpu.saved().low() / cpu.current()).isBetween(0.2, 0.25);
            assertThat(cpu.saved().high() / cpu.current()).isBetween(200.0 / 600, 0.38);
        });
    }

    private static Gain gain(Finding found, String metric) {
        return found.otherGains().stream()
                .filter(gain -> gain.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneLinePerRequestIsSilent() {
        story.requests(20_000, 10_000);
        log(1);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void aDisabledLevelIsSilent() {
        story.requests(400, 10_000);
        story.cpu(300, story.stack("com.acme.Prices.price:30"));

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void linesOnABackgroundThreadAreNobodysRequest() {
        story.requests(400, 10_000);
        log(100);
        story.samples.replaceAll(sample -> JoinPropertiesTest.onThread(sample, 99));

        assertThat(story.diagnosed().findings()).isEmpty();
    }

    private void log(int perRequest) {
        int logger = story.stack(
                "com.acme.Prices.price:33",
                "ch.qos.logback.classic.Logger.info",
                "ch.qos.logback.core.Appender.append");
        int text = story.stack("com.acme.Prices.price:33", "java.lang.StringConcatHelper.newArray");
        int other = story.stack("com.acme.Prices.price:30");
        story.cpu(300, other);
        story.cpu(100, logger);
        story.cpu(50, text);
        story.allocated(other, "byte[]", 10, 10_000);
        story.allocated(logger, EVENT, perRequest, 104);
        story.allocated(text, "byte[]", perRequest, 120);
    }
}
