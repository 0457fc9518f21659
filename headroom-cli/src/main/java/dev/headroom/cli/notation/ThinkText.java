package dev.headroom.cli.notation;

import dev.headroom.load.schedule.ThinkTime;
import java.time.Duration;

/** How a think time is written: {@code 1s} or {@code constant 1s}, {@code exponential 1s}. */
public final class ThinkText {

    private static final Duration LONGEST = Duration.ofHours(1);

    private ThinkText() {}

    public static ThinkTime parse(String text) throws NotationException {
        var phrase = new Phrase(text, "1s or exponential 1s");
        boolean exponential = phrase.take("exponential");
        if (!exponential) {
            phrase.take("constant");
        }
        Duration mean = phrase.time();
        if (mean.compareTo(LONGEST) > 0) {
            throw phrase.wrongBefore("a think time is at most 1h");
        }
        phrase.end();
        return exponential ? ThinkTime.exponential(mean) : ThinkTime.constant(mean);
    }
}
