package dev.headroom.cli;

import dev.headroom.measure.notation.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the example shop can do badly or well, by the name of the rule that should find it, and where its load meets it. */
enum PlantedHabit {
    N_PLUS_ONE_QUERIES("n-plus-one-queries", "GET /customers/{id}/orders"),
    UNBOUNDED_CACHE("unbounded-cache", "GET /products/{id}"),
    STRING_CONCAT_IN_LOOP("string-concat-in-loop", "GET /export/orders.csv"),
    REGEX_COMPILE_IN_LOOP("regex-compile-in-loop", "GET /search"),
    BLOCKING_IO_IN_HOT_PATH("blocking-io-in-hot-path", "POST /orders"),
    LOGGING_IN_HOT_PATH("logging-in-hot-path", "GET /recommendations/{id}"),
    UNSIZED_COLLECTION("unsized-collection", "GET /customers/{id}/summary"),
    EAGER_EVALUATION("eager-evaluation", "GET /customers/{id}/summary"),
    UNPOOLED_CONNECTION("unpooled-connection", "GET /stock/{id}");

    private final String rule;
    private final String endpoint;

    PlantedHabit(String rule, String endpoint) {
        this.rule = rule;
        this.endpoint = endpoint;
    }

    String rule() {
        return rule;
    }

    /** As the shop's {@code headroom.yml} names it. */
    String endpoint() {
        return endpoint;
    }

    /** What the shop's {@code --fixed} takes to repair every other one. */
    String othersFixed() {
        return Arrays.stream(values())
                .filter(habit -> habit != this)
                .map(PlantedHabit::rule)
                .collect(Collectors.joining(","));
    }

    static List<String> rules() {
        return Arrays.stream(values()).map(PlantedHabit::rule).toList();
    }

    /** {@code n-plus-one-queries}. */
    static final class Argument implements ITypeConverter<PlantedHabit> {

        @Override
        public PlantedHabit convert(String text) {
            return Arrays.stream(values())
                    .filter(habit -> habit.rule.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("the shop has no habit '" + text + "'"
                            + NearestName.question(text, rules()) + " It has " + String.join(", ", rules()) + "."));
        }
    }
}
