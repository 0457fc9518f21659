package dev.headroom.report.text;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;

/** The table of endpoints: how often, how fast, at what cost. */
final class EndpointsText {

    private static final int MAX_ENDPOINTS = 20;
    private static final List<Percentile> SHOWN =
            List.of(Percentile.P50, Percentile.P95, Percentile.P99, Percentile.P99_9);

    private final Screen screen;

    EndpointsText(Screen screen) {
        this.screen = screen;
    }

    void append(List<EndpointMeasurement> endpoints) {
        screen.title("Endpoints", "percentiles are response times, from the intended start; means per request");
        List<Side> sides = new ArrayList<>(Collections.nCopies(10, Side.RIGHT));
        sides.set(0, Side.LEFT);
        var table = new TextTable("  ", sides, 0);
        table.add(head());
        List<EndpointMeasurement> shown = endpoints.subList(0, Math.min(MAX_ENDPOINTS, endpoints.size()));
        shown.forEach(endpoint -> table.add(row(endpoint)));
        screen.table(table);
        if (shown.size() < endpoints.size()) {
            screen.line("  and " + (endpoints.size() - shown.size()) + " more in the report");
        }
        appendTooSmall(shown);
        for (EndpointMeasurement endpoint : shown) {
            if (endpoint.errors() > 0) {
                screen.sentence(
                        "  " + screen.palette().bad("errors") + "  ", endpoint.name() + ": " + kinds(endpoint), 1);
            }
        }
    }

    private List<Cell> head() {
        List<Cell> head = new ArrayList<>();
        List.of("", "requests", "errors", "p50", "p95", "p99", "p99.9", "CPU", "allocated", "SQL")
                .forEach(title -> head.add(new Cell(title, screen.palette()::faint)));
        return head;
    }

    private List<Cell> row(EndpointMeasurement endpoint) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of(endpoint.name()));
        row.add(Cell.of(MetricText.count(endpoint.requests())));
        row.add(new Cell(
                MetricText.count(endpoint.errors()),
                endpoint.errors() > 0 ? screen.palette()::bad : screen.palette()::faint));
        for (Percentile percentile : SHOWN) {
            PercentileSummary times = endpoint.responseTime();
            String text = MetricText.percentile(times, percentile);
            row.add(times.bounds(percentile) ? Cell.of(text) : new Cell(text, screen.palette()::faint));
        }
        row.add(Cell.of(MetricText.of(endpoint.perRequest().cpuNanos(), "nanoseconds")));
        row.add(Cell.of(MetricText.of(endpoint.perRequest().allocatedBytes(), "bytes")));
        row.add(Cell.of(MetricText.of(endpoint.perRequest().sqlQueries(), "queries")));
        return row;
    }

    private void appendTooSmall(List<EndpointMeasurement> endpoints) {
        boolean tooSmall = endpoints.stream()
                .map(EndpointMeasurement::responseTime)
                .anyMatch(times -> times.count() > 0 && SHOWN.stream().anyMatch(p -> !times.bounds(p)));
        if (tooSmall) {
            screen.line(
                    "  "
                            + screen.palette()
                                    .faint(
                                            "n<…: n too small, that percentile needs so many answered requests for a 95 % bound"));
        }
    }

    private static String kinds(EndpointMeasurement endpoint) {
        var kinds = new StringJoiner(", ");
        for (RequestOutcome kind : RequestOutcome.values()) {
            Long count = endpoint.errorsByKind().get(kind);
            if (count != null && count > 0) {
                kinds.add(MetricText.count(count) + " " + kind.id());
            }
        }
        double share = (double) endpoint.errors() / Math.max(1, endpoint.requests());
        return kinds + " (" + MetricText.percent(share) + " of n=" + MetricText.count(endpoint.requests()) + ")";
    }
}
