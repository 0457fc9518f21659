package dev.headroom.report.ci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.metric.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * SARIF 2.1.0, which code scanning shows beside the line: a result for each check that did not pass, at the line of its
 * rule, and for each remark, at its line of source. What passed is no result.
 */
public final class Sarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Integer> rules = new LinkedHashMap<>();
    private final ArrayNode ruleList = MAPPER.createArrayNode();
    private final ArrayNode results = MAPPER.createArrayNode();

    private Sarif() {}

    public static String of(CiReport report) {
        var writer = new Sarif();
        for (CiSuite suite : report.suites()) {
            suite.worstFirst().stream()
                    .filter(check -> check.verdict() != Verdict.PASS)
                    .forEach(writer::add);
            suite.remarks().forEach(writer::add);
        }
        return writer.write(report);
    }

    private String write(CiReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Headroom");
        driver.put("semanticVersion", report.version());
        driver.set("rules", ruleList);
        run.putObject("automationDetails").put("id", report.command().replace(' ', '/') + "/");
        run.putArray("invocations").addObject().put("executionSuccessful", report.verdict() != Verdict.INVALID);
        run.put("columnKind", "unicodeCodePoints");
        run.set("results", results);
        run.putObject("properties").put("verdict", report.verdict().id());
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree in memory is always writable as text", e);
        }
    }

    private void add(CiCheck check) {
        ObjectNode result = results.addObject();
        String kind = check.id().substring(check.id().indexOf('/') + 1);
        rule(result, check.id(), description(check.id(), kind));
        result.put("level", check.verdict() == Verdict.INCONCLUSIVE ? "warning" : "error");
        result.putObject("message")
                .put(
                        "text",
                        check.verdict().id() + ": " + check.subject() + ", " + check.rule() + ". " + check.reason());
        location(result, check.place(), check.subject());
        result.putObject("partialFingerprints")
                .put("headroomGate/v1", check.id() + "|" + check.subject() + "|" + check.rule());
        result.putObject("properties")
                .put("verdict", check.verdict().id())
                .put("current", check.current())
                .put("limit", check.limit())
                .put("baseline", check.baseline());
    }

    private static String description(String id, String kind) {
        if (id.startsWith("regression/")) {
            return kind + " is worse than in the baseline";
        }
        return id.startsWith("budget/") ? "the budget of " + kind + " is not kept" : "the run is " + kind;
    }

    private void add(CiRemark remark) {
        ObjectNode result = results.addObject();
        rule(result, remark.rule(), remark.rule().replace('-', ' '));
        result.put("level", remark.certain() ? "warning" : "note");
        result.putObject("message").put("text", remark.title() + ". " + remark.text());
        location(result, remark.source(), remark.name());
        result.putObject("partialFingerprints").put("headroomFinding/v1", remark.rule() + "|" + remark.name());
        result.putObject("properties").put("level", remark.level());
    }

    private void rule(ObjectNode result, String id, String description) {
        Integer index = rules.get(id);
        if (index == null) {
            index = rules.size();
            rules.put(id, index);
            ObjectNode rule = ruleList.addObject();
            rule.put("id", id);
            rule.putObject("shortDescription").put("text", description);
        }
        result.put("ruleId", id);
        result.put("ruleIndex", index);
    }

    private static void location(ObjectNode result, Place place, String name) {
        ObjectNode location = result.putArray("locations").addObject();
        if (!place.file().isEmpty()) {
            ObjectNode physical = location.putObject("physicalLocation");
            ObjectNode artifact = physical.putObject("artifactLocation");
            String uri = uri(place.file());
            artifact.put("uri", uri);
            if (!uri.startsWith("file:")) {
                artifact.put("uriBaseId", "%SRCROOT%");
            }
            if (place.isKnown()) {
                ObjectNode region = physical.putObject("region");
                region.put("startLine", place.line());
                if (place.column() > 0) {
                    region.put("startColumn", place.column());
                }
            }
        }
        location.putArray("logicalLocations").addObject().put("fullyQualifiedName", name);
    }

    /** A path as a relative reference, or a file URI where it is absolute (RFC 3986). */
    private static String uri(String file) {
        // Half of a surrogate pair has no UTF-8, and java.net.URI trips over it.
        String whole = new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String path = whole.replace('\\', '/');
        boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:/.*");
        try {
            URI uri = absolute
                    ? new URI("file", "", path.startsWith("/") ? path : "/" + path, null)
                    : new URI(null, null, "./" + path, null);
            String text = uri.toASCIIString();
            // What has a colon in its first part would be taken for a scheme (RFC 3986, 4.2).
            return text.matches("\\./[^/]*:.*") ? text : text.replaceFirst("^\\./", "");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A path is always quoted into a URI", e);
        }
    }
}
