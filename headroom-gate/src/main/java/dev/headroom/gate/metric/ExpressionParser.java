package dev.headroom.gate.metric;

import dev.headroom.measure.notation.NearestName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one expression from left to right. Used once. */
final class ExpressionParser {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_DIGITS = 18;

    /** A percentile, well written or not: {@code p(90)}, {@code p95}, {@code service.p(75)}. */
    private static final Pattern PERCENTILE = Pattern.compile("(service\\.)?p\\(?(\\d{1,9}(?:\\.\\d{1,9})?)\\)?");

    private final String text;
    private int at;

    ExpressionParser(String text) throws ExpressionException {
        if (text.length() > LONGEST_TEXT) {
            String start = text.substring(0, 20) + "…";
            throw new ExpressionException(start, 0, "an expression has at most " + LONGEST_TEXT + " characters");
        }
        this.text = text;
    }

    BudgetExpression expression() throws ExpressionException {
        Metric metric = metric();
        Comparison comparison = comparison(metric);
        skipSpaces();
        if (text.startsWith(BudgetExpression.PLACEHOLDER, at)) {
            at += BudgetExpression.PLACEHOLDER.length();
            end();
            return new BudgetExpression(text, metric, comparison, OptionalDouble.empty());
        }
        int limitAt = at;
        double limit = quantity(metric.unit());
        end();
        if (limit == 0 && comparison == Comparison.BELOW) {
            throw wrong(limitAt, "nothing is below 0, so this budget could never pass; write <= or a larger limit");
        }
        if (limit == 0 && comparison == Comparison.AT_LEAST) {
            throw wrong(limitAt, "nothing is below 0, so this budget could never fail; write a larger limit");
        }
        if (metric.unit() == MetricUnit.RATIO && limit > 1) {
            throw wrong(limitAt, "a share lies from 0% to 100%, so this budget could never fail");
        }
        return new BudgetExpression(text, metric, comparison, OptionalDouble.of(limit));
    }

    Metric metricAlone() throws ExpressionException {
        Metric metric = metric();
        end();
        return metric;
    }

    double amount(MetricUnit unit) throws ExpressionException {
        double amount = quantity(unit);
        end();
        return amount;
    }

    private Metric metric() throws ExpressionException {
        skipSpaces();
        int start = at;
        while (at < text.length() && "<>=".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String written = text.substring(start, at).strip();
        String name = written.replaceAll("\\s+", "");
        for (Metric metric : Metric.values()) {
            if (metric.id().equals(name)) {
                return metric;
            }
        }
        throw unknownMetric(start, written, name);
    }

    private ExpressionException unknownMetric(int start, String written, String name) {
        List<String> names = Arrays.stream(Metric.values()).map(Metric::id).toList();
        if (written.isEmpty()) {
            return wrong(start, "expected a metric, one of " + String.join(", ", names));
        }
        Matcher percentile = PERCENTILE.matcher(name);
        String question = percentile.matches()
                ? "; a run keeps p(50), p(95), p(99) and p(99.9); did you mean '" + nearestPercentile(percentile) + "'?"
                : NearestName.question(name, names);
        String choices = question.isEmpty() ? "; expected one of " + String.join(", ", names) : question;
        return wrong(start, "unknown metric '" + written + "'" + choices);
    }

    private static String nearestPercentile(Matcher written) {
        boolean serviceTime = written.group(1) != null;
        double rank = Double.parseDouble(written.group(2));
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.percentile().isPresent() && metric.isServiceTime() == serviceTime)
                .min(Comparator.comparingDouble(
                        metric -> Math.abs(metric.percentile().orElseThrow().rank() - rank)))
                .orElseThrow()
                .id();
    }

    private Comparison comparison(Metric metric) throws ExpressionException {
        int start = at;
        while (at < text.length() && "<>=".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String written = text.substring(start, at);
        for (Comparison comparison : Comparison.values()) {
            if (comparison.symbol().equals(written) && comparison.isFloor() == metric.higherIsBetter()) {
                return comparison;
            }
        }
        String found = written.isEmpty() ? "" : ", not '" + written + "'";
        String signs = metric.higherIsBetter() ? "> or >=" : "< or <=";
        String why = written.isEmpty() ? "" : metric.higherIsBetter() ? "; more of it is better" : "";
        throw wrong(start, "expected " + signs + " and a limit after " + metric.id() + found + why);
    }

    private double quantity(MetricUnit unit) throws ExpressionException {
        skipSpaces();
        BigDecimal number = number(unit);
        skipSpaces();
        int symbolAt = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String written = text.substring(symbolAt, at);
        Map<String, BigDecimal> symbols = unit.symbols();
        BigDecimal worth = symbols.get(written);
        if (worth == null) {
            throw unknownUnit(symbolAt, written, unit, symbols);
        }
        return number.multiply(worth).doubleValue();
    }

    private ExpressionException unknownUnit(
            int symbolAt, String written, MetricUnit unit, Map<String, BigDecimal> symbols) {
        List<String> named = new ArrayList<>(symbols.keySet());
        named.remove("");
        if (named.isEmpty()) {
            return wrong(symbolAt, "'" + written + "' does not belong here; expected " + unit.example());
        }
        String choices = named.stream().filter(s -> !s.equals("\u03bcs")).collect(Collectors.joining(", "));
        if (written.isEmpty()) {
            return wrong(symbolAt, "a unit is missing; expected one of " + choices);
        }
        return wrong(
                symbolAt,
                "unknown unit '" + written + "'; expected one of " + choices + NearestName.question(written, named));
    }

    private BigDecimal number(MetricUnit unit) throws ExpressionException {
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String written = text.substring(start, at);
        if (written.isEmpty()) {
            throw wrong(start, "expected " + unit.example());
        }
        if (!written.matches("\\d+(\\.\\d+)?")) {
            throw wrong(start, "'" + written + "' is not a number; expected " + unit.example());
        }
        if (written.length() > MOST_DIGITS) {
            throw wrong(start, "a number has at most " + MOST_DIGITS + " digits");
        }
        return new BigDecimal(written);
    }

    private void end() throws ExpressionException {
        skipSpaces();
        if (at < text.length()) {
            throw wrong(at, "'" + text.substring(at) + "' does not belong here; expected nothing more");
        }
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return '0' <= c && c <= '9';
    }

    private ExpressionException wrong(int position, String problem) {
        return new ExpressionException(text, position, problem);
    }
}
