package dev.headroom.report.ci;

import dev.headroom.gate.Verdict;
import java.util.List;

/**
 * JUnit's XML, which every CI server shows: a test suite for each thing that was judged, a test case for each check. What
 * fails is a failure, what cannot be believed an error, and what is inconclusive is skipped with its reason, since neither
 * was it kept nor broken.
 */
public final class JUnitXml {

    private JUnitXml() {}

    public static String of(CiReport report) {
        var xml = new XmlText();
        List<CiSuite> suites = report.suites();
        xml.open(
                "testsuites",
                "name",
                report.command(),
                "tests",
                total(suites, Verdict.values()),
                "failures",
                total(suites, Verdict.FAIL),
                "errors",
                total(suites, Verdict.INVALID),
                "skipped",
                total(suites, Verdict.INCONCLUSIVE),
                "time",
                "0");
        suites.forEach(suite -> write(xml, suite));
        xml.close("testsuites");
        return xml.toString();
    }

    private static void write(XmlText xml, CiSuite suite) {
        List<CiSuite> one = List.of(suite);
        xml.open(
                "testsuite",
                "name",
                suite.name(),
                "tests",
                total(one, Verdict.values()),
                "failures",
                total(one, Verdict.FAIL),
                "errors",
                total(one, Verdict.INVALID),
                "skipped",
                total(one, Verdict.INCONCLUSIVE),
                "time",
                "0");
        suite.checks().forEach(check -> write(xml, check));
        String said = String.join("\n", suite.notes());
        xml.text("system-out", suite.about() + (said.isEmpty() ? "" : "\n" + said));
        xml.close("testsuite");
    }

    private static void write(XmlText xml, CiCheck check) {
        String line = check.place().isKnown() ? Integer.toString(check.place().line()) : "";
        xml.open(
                "testcase",
                "classname",
                check.subject(),
                "name",
                check.rule(),
                "file",
                check.place().file(),
                "line",
                line,
                "time",
                "0");
        String facts = check.subject() + "\n" + check.rule() + "\nlimit " + check.limit() + "\nnow " + check.current()
                + "\nbaseline " + check.baseline() + "\n" + check.reason();
        switch (check.verdict()) {
            case PASS -> xml.text("system-out", check.reason());
            case INCONCLUSIVE -> xml.empty("skipped", "message", "inconclusive: " + check.reason());
            case FAIL -> xml.text("failure", facts, "message", check.reason(), "type", check.id());
            case INVALID -> xml.text("error", facts, "message", check.reason(), "type", check.id());
        }
        xml.close("testcase");
    }

    private static String total(List<CiSuite> suites, Verdict... of) {
        long total = 0;
        for (CiSuite suite : suites) {
            for (Verdict verdict : of) {
                total += suite.count(verdict);
            }
        }
        return Long.toString(total);
    }
}
