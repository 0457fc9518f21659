package dev.headroom.cli.config.starter;

import dev.headroom.cli.config.ConfigException;
import dev.headroom.cli.config.ConfigReader;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.gate.Budget;
import dev.headroom.gate.FindingBudget;
import dev.headroom.gate.Reading;
import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.Place;
import dev.headroom.gate.metric.SuggestedLimit;
import dev.headroom.report.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A configuration whose {@code [measure]} were filled in with what a run measured and some slack; every other byte is as it
 * was.
 *
 * @param text of the file
 * @param said each limit beside what was measured, a line each, in the order of the file
 */
public record MeasuredBudgets(String text, List<String> said) {

    private static final String BY_HAND = "; fill it in by hand, or write it on one line as in \"p(95)<[measure]\"";

    public MeasuredBudgets {
        said = List.copyOf(said);
    }

    /** @param text what stands where the placeholder stood: {@code 50ms} */
    private record Limit(Place place, String text, String said) {}

    /**
     * @param file the configuration's, for messages and for the files it names
     * @param slack as a ratio: 0.2 is 20 %
     * @throws UnmeasuredBudgetException naming every placeholder that the run cannot fill
     */
    public static MeasuredBudgets of(HeadroomConfig config, Path file, StoredRun run, double slack)
            throws UnmeasuredBudgetException {
        List<Limit> limits = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Budget budget : config.budgets()) {
            if (budget.expression().isPlaceholder()) {
                limit(budget, run, slack, problems).ifPresent(limits::add);
            }
        }
        for (FindingBudget budget : config.gates().findingBudgets()) {
            if (budget.limit().isPlaceholder()) {
                limit(budget, run, problems).ifPresent(limits::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new UnmeasuredBudgetException(problems);
        }
        limits.sort(Comparator.comparingInt((Limit limit) -> limit.place.line())
                .thenComparingInt(limit -> limit.place.column()));
        String filled = fill(config.text(), limits);
        requireFilled(config, filled, file);
        return new MeasuredBudgets(filled, limits.stream().map(Limit::said).toList());
    }

    private static Optional<Limit> limit(Budget budget, StoredRun run, double slack, List<String> problems) {
        String where = where(budget.place()) + budget.subject().name() + ": ";
        Reading reading = Reading.of(run.measurement(), budget.subject(), budget.metric());
        if (reading.value().isEmpty()) {
            problems.add(where + reading.missing() + " Remove the budget, or measure a run that has it.");
            return Optional.empty();
        }
        if (reading.shortOf(budget.metric()) > 0) {
            problems.add(where
                    + String.format(
                            Locale.ROOT,
                            "%s needs %,d more requests than the %,d measured; raise load.duration or load.rate and run again.",
                            budget.metric().id(),
                            reading.shortOf(budget.metric()),
                            reading.count()));
            return Optional.empty();
        }
        double measured = reading.value().getAsDouble();
        MetricUnit unit = budget.metric().unit();
        BudgetExpression expression = budget.expression();
        Optional<SuggestedLimit> suggested =
                SuggestedLimit.of(budget.metric(), expression.comparison(), measured, reading.count(), slack);
        if (suggested.isEmpty()) {
            problems.add(where + budget.metric().id() + " = " + unit.format(measured) + " leaves no room for a limit"
                    + " with " + expression.comparison().symbol() + "; write one by hand.");
            return Optional.empty();
        }
        String said = where
                + expression
                        .text()
                        .strip()
                        .replace(BudgetExpression.PLACEHOLDER, suggested.get().text())
                + " (measured " + unit.format(measured) + ", n="
                + String.format(Locale.ROOT, "%,d", reading.count()) + ")";
        return Optional.of(new Limit(budget.place(), suggested.get().text(), said));
    }

    private static Optional<Limit> limit(FindingBudget budget, StoredRun run, List<String> problems) {
        String where = where(budget.place()) + budget.subject().name() + ": ";
        if (!run.seen().looked()) {
            problems.add(
                    where + "findings were not looked for, since nothing was profiled. Remove the limit, or measure"
                            + " a run with a profile.");
            return Optional.empty();
        }
        String count = Long.toString(budget.count(run.seen()));
        String said = where + "findings " + budget.limit().text().strip().replace(BudgetExpression.PLACEHOLDER, count);
        return Optional.of(new Limit(budget.place(), count, said));
    }

    private static String where(Place place) {
        return place.file() + ":" + place.line() + ": ";
    }

    /** @param limits in the order of the file */
    private static String fill(String text, List<Limit> limits) throws UnmeasuredBudgetException {
        StringBuilder filled = new StringBuilder(text);
        int end = text.length();
        for (int i = limits.size() - 1; i >= 0; i--) {
            Limit limit = limits.get(i);
            int start = offset(text, limit.place);
            int placeholder = text.indexOf(BudgetExpression.PLACEHOLDER, start);
            if (placeholder < 0 || placeholder >= end) {
                throw unfillable(limit.place);
            }
            filled.replace(placeholder, placeholder + BudgetExpression.PLACEHOLDER.length(), limit.text);
            end = start;
        }
        return filled.toString();
    }

    /** Lines and columns as YAML counts them (YAML 1.1, 5.4): columns in code points, a byte order mark is none. */
    private static int offset(String text, Place place) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < text.length(); ) {
            if (line == place.line() && column == place.column()) {
                return at;
            }
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean carriageReturn = point == '\r' && (next >= text.length() || text.charAt(next) != '\n');
            if (carriageReturn || point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029) {
                line++;
                column = 1;
            } else if (point != 0xFEFF) {
                column++;
            }
            at = next;
        }
        return text.length();
    }

    /** Reads what was written, so that a placeholder in an odd spelling is refused and never filled wrongly. */
    private static void requireFilled(HeadroomConfig config, String filled, Path file)
            throws UnmeasuredBudgetException {
        HeadroomConfig read;
        try {
            read = ConfigReader.parse(filled, file);
        } catch (ConfigException e) {
            throw new UnmeasuredBudgetException(
                    List.of(file + " would not be readable any more: " + e.getMessage() + BY_HAND));
        }
        for (int i = 0; i < config.budgets().size(); i++) {
            Budget before = config.budgets().get(i);
            Budget after = read.budgets().get(i);
            boolean right = before.expression().isPlaceholder()
                    ? !after.expression().isPlaceholder()
                            && before.expression().metric()
                                    == after.expression().metric()
                            && before.expression().comparison()
                                    == after.expression().comparison()
                    : before.expression().equals(after.expression());
            if (!right) {
                throw unfillable(before.place());
            }
        }
        for (int i = 0; i < config.gates().findingBudgets().size(); i++) {
            if (read.gates().findingBudgets().get(i).limit().isPlaceholder()) {
                throw unfillable(config.gates().findingBudgets().get(i).place());
            }
        }
    }

    private static UnmeasuredBudgetException unfillable(Place place) {
        return new UnmeasuredBudgetException(
                List.of(where(place) + "[measure] is written in a way that cannot be filled in" + BY_HAND + "."));
    }
}
