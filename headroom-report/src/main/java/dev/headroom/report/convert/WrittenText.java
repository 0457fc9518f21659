package dev.headroom.report.convert;

import dev.headroom.report.WrittenProfile;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.Locale;

/** What is said of a file that was written: where it is, and how much is in it. */
public final class WrittenText {

    private WrittenText() {}

    /** @param counts whether the samples are told too */
    public static String of(WrittenProfile written, boolean counts) {
        var text = new StringBuilder(written.file()).append(System.lineSeparator());
        if (counts) {
            written.contents().forEach(content -> text.append(line(content)));
        }
        return text.toString();
    }

    private static String line(WrittenProfile.Content content) {
        String type = VisibleText.oneLine(content.type().name(), 40);
        String samples = MetricText.count(content.samples());
        return content.samples() == content.of()
                ? String.format(Locale.ROOT, "  %s: all %s samples%n", type, samples)
                : String.format(
                        Locale.ROOT,
                        "  %s: %s of %s samples (%.1f %%)%n",
                        type,
                        samples,
                        MetricText.count(content.of()),
                        100.0 * content.samples() / content.of());
    }
}
