package dev.headroom.report.markdown;

import dev.headroom.gate.GateKind;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.report.RunReport;
import dev.headroom.report.internal.MetricText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** What was promised beside what is: response times per endpoint, resources per instance and per request. */
final class BudgetTables {

    private static final String MEMORY = "rss.peak";
    private static final List<String> PERCENTILES = List.of("p(50)", "p(95)", "p(99)");
    private static final List<String> PER_REQUEST = List.of("cpu/request", "queries/request", "bytes/request");

    private final RunReport report;
    private final MarkdownText text;

    BudgetTables(RunReport report, MarkdownText text) {
        this.report = report;
        this.text = text;
    }

    void latencyBudget() {
        text.heading("Latency budget (response time, from the intended start)");
        text.tableHead(
                List.of("Endpoint", "n", "p50 budget", "p50", "p95 budget", "p95", "p99 budget", "p99"), "lrrrrrrr");
        boolean tooSmall = false;
        for (EndpointMeasurement endpoint : report.measurement().endpoints()) {
            List<String> row = new ArrayList<>();
            row.add(MarkdownText.name(endpoint.name()));
            row.add(MetricText.count(endpoint.responseTime().count()));
            List<Percentile> percentiles = List.of(Percentile.P50, Percentile.P95, Percentile.P99);
            for (int i = 0; i < percentiles.size(); i++) {
                Optional<GateResult> budget = budget(endpoint.name(), PERCENTILES.get(i));
                row.add(limit(budget));
                row.add(marked(budget, MetricText.percentile(endpoint.responseTime(), percentiles.get(i))));
                tooSmall |= endpoint.responseTime().count() > 0
                        && !endpoint.responseTime().bounds(percentiles.get(i));
            }
            text.row(row);
        }
        if (tooSmall) {
            text.line("");
            text.line("`n<…`: n too small, that percentile needs so many answered requests for a 95 % bound.");
        }
    }

    void resourceBudget() {
        text.heading("Resource budget (memory per instance; CPU, SQL queries and allocations per request)");
        text.tableHead(
                List.of(
                        "Of",
                        "Memory budget",
                        "Memory",
                        "CPU budget",
                        "CPU",
                        "SQL budget",
                        "SQL",
                        "Alloc. budget",
                        "Alloc."),
                "lrrrrrrrr");
        for (String instance : instances()) {
            Optional<GateResult> memory = budget(instance, MEMORY);
            String peak = bytes(report.measurement().instance());
            text.row(List.of(
                    "instance " + MarkdownText.name(instance),
                    limit(memory),
                    marked(memory, peak),
                    "",
                    "",
                    "",
                    "",
                    "",
                    ""));
        }
        for (EndpointMeasurement endpoint : report.measurement().endpoints()) {
            List<String> row = new ArrayList<>(List.of(MarkdownText.name(endpoint.name()), "", ""));
            addResource(row, endpoint, "cpu/request", endpoint.perRequest().cpuNanos(), "nanoseconds");
            addResource(row, endpoint, "queries/request", endpoint.perRequest().sqlQueries(), "queries");
            addResource(row, endpoint, "bytes/request", endpoint.perRequest().allocatedBytes(), "bytes");
            text.row(row);
        }
    }

    /** Budgets that have no column above: further percentiles, errors, live heap, subjects that were not measured. */
    void otherBudgets() {
        List<GateResult> others = report.gates().stream()
                .filter(gate -> gate.kind() == GateKind.BUDGET)
                .filter(gate -> gate.verdict() != Verdict.INVALID)
                .filter(gate -> !hasColumn(gate) || gate.verdict() != Verdict.PASS)
                .toList();
        if (others.isEmpty()) {
            return;
        }
        text.heading("Budgets broken, not judged, or of other metrics");
        text.tableHead(List.of("Of", "Budget", "Current", "State", "Why"), "llrll");
        for (GateResult gate : others) {
            text.row(List.of(
                    MarkdownText.name(gate.subject()),
                    MarkdownText.name(gate.expression()),
                    MetricText.of(gate.current(), gate.unit()),
                    MarkdownReport.state(gate.verdict()),
                    MarkdownText.sentence(gate.reason())));
        }
    }

    private void addResource(
            List<String> row, EndpointMeasurement endpoint, String metric, OptionalDouble current, String unit) {
        Optional<GateResult> budget = budget(endpoint.name(), metric);
        row.add(limit(budget));
        row.add(marked(budget, MetricText.of(current, unit)));
    }

    private boolean hasColumn(GateResult gate) {
        boolean ofEndpoint = report.measurement().endpoint(gate.subject()).isPresent()
                && (PERCENTILES.contains(gate.metric()) || PER_REQUEST.contains(gate.metric()));
        return ofEndpoint || gate.metric().equals(MEMORY);
    }

    private Set<String> instances() {
        Set<String> names = new LinkedHashSet<>();
        for (GateResult gate : report.gates()) {
            if (gate.metric().equals(MEMORY)) {
                names.add(gate.subject());
            }
        }
        return names.isEmpty() ? Set.of("default") : names;
    }

    private Optional<GateResult> budget(String subject, String metric) {
        return report.gates().stream()
                .filter(gate -> gate.kind() == GateKind.BUDGET)
                .filter(gate -> gate.subject().equals(subject) && gate.metric().equals(metric))
                .findFirst();
    }

    private static String limit(Optional<GateResult> budget) {
        return budget.map(gate -> MetricText.of(gate.limit(), gate.unit())).orElse(MetricText.UNKNOWN);
    }

    private static String marked(Optional<GateResult> budget, String current) {
        return budget.map(gate -> switch (gate.verdict()) {
                    case PASS -> current + " ✅";
                    case INCONCLUSIVE -> current + " ❔";
                    case FAIL -> "**" + current + "** ❌";
                    case INVALID -> current + " ⚠️";
                })
                .orElse(current);
    }

    private static String bytes(InstanceMeasurement instance) {
        OptionalLong peak = instance.rssPeakBytes();
        return peak.isPresent() ? MetricText.of(peak.getAsLong(), "bytes") : MetricText.UNKNOWN;
    }
}
