package dev.headroom.report.ci;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.metric.Place;
import dev.headroom.report.internal.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Workflow commands that put a line's verdict beside the line in a pull request. A step shows ten of each kind, so the
 * worst come first and the rest is counted. Gates that were not judged for one and the same reason are one of them.
 */
public final class GithubAnnotations {

    private static final int MOST = 10;
    private static final int LONGEST = 1_000;

    private final List<String> lines = new ArrayList<>();
    private int errors;
    private int warnings;
    private int notices;
    private int leftOut;

    private GithubAnnotations() {}

    /** One line for each; none where everything passed and nothing was found. */
    public static List<String> of(CiReport report) {
        var writer = new GithubAnnotations();
        for (CiSuite suite : report.suites()) {
            writer.addChecks(suite);
        }
        for (CiSuite suite : report.suites()) {
            suite.remarks().forEach(writer::add);
        }
        if (writer.leftOut > 0) {
            writer.lines.add("::notice title=Headroom::" + writer.leftOut
                    + " more are in the report; a step shows ten annotations of each kind.");
        }
        return List.copyOf(writer.lines);
    }

    private void addChecks(CiSuite suite) {
        long notJudged = suite.count(Verdict.INVALID);
        Optional<String> distrust = suite.distrust().filter(reason -> notJudged > 1);
        List<CiCheck> checks = suite.worstFirst();
        distrust.ifPresent(reason -> {
            var file = new Place(checks.get(0).place().file(), 0, 0);
            addError(file, "Headroom invalid: " + suite.name() + ", " + notJudged + " gates", reason);
        });
        checks.stream()
                .filter(check -> distrust.isEmpty() || check.verdict() != Verdict.INVALID)
                .forEach(this::add);
    }

    private void add(CiCheck check) {
        String title = "Headroom " + check.verdict().id() + ": " + check.subject() + " " + check.rule();
        if (check.verdict() == Verdict.FAIL || check.verdict() == Verdict.INVALID) {
            addError(check.place(), title, check.reason());
        } else if (check.verdict() == Verdict.INCONCLUSIVE) {
            if (warnings++ < MOST) {
                add("warning", check.place(), title, check.reason());
                return;
            }
            leftOut++;
        }
    }

    private void addError(Place place, String title, String message) {
        if (errors++ < MOST) {
            add("error", place, title, message);
        } else {
            leftOut++;
        }
    }

    private void add(CiRemark remark) {
        // One is kept for the count of those that are left out.
        if (notices++ < MOST - 1) {
            add("notice", remark.source(), "Headroom " + remark.rule() + ": " + remark.name(), remark.text());
        } else {
            leftOut++;
        }
    }

    private void add(String kind, Place place, String title, String message) {
        String where = "";
        if (!place.file().isEmpty()) {
            where = "file=" + property(place.file()) + ",";
            if (place.isKnown()) {
                where += "line=" + place.line() + ",";
            }
        }
        lines.add("::" + kind + " " + where + "title=" + property(title) + "::"
                + data(VisibleText.oneLine(message, LONGEST)));
    }

    private static String property(String text) {
        return data(VisibleText.oneLine(text, LONGEST)).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
