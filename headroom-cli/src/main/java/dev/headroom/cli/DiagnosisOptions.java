package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.RulesOption;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.measure.Percentile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a run is diagnosed: which of its requests are explained as the slow ones, and by which rules findings are made. */
final class DiagnosisOptions {

    @Option(
            names = "--tail",
            paramLabel = "P",
            defaultValue = "99",
            converter = TailArgument.class,
            description = "Explain the requests at and beyond this percentile, above 50 and below 100; 99.9 takes 2,995"
                    + " requests an endpoint, and with fewer a lower one is explained. Default: ${DEFAULT-VALUE}.")
    private Percentile percentile = Percentile.P99;

    @Mixin
    private RulesOption own = new RulesOption();

    Diagnoser diagnoser() throws CommandFailure {
        return Diagnoser.standard(percentile, own.rules());
    }

    /** {@code 99.9}, or {@code p99.9}. */
    static final class TailArgument implements ITypeConverter<Percentile> {

        @Override
        public Percentile convert(String text) {
            String trimmed = text.trim();
            String number = trimmed.startsWith("p") ? trimmed.substring(1) : trimmed;
            if (!number.matches("\\d{2}(\\.\\d{1,6})?")) {
                throw new TypeConversionException("'" + text + "' is not a percentile. Write 95, 99 or 99.9.");
            }
            double rank = Double.parseDouble(number);
            if (rank <= Percentile.P50.rank()) {
                throw new TypeConversionException(
                        "'" + text + "' must lie above 50: slow requests are compared with those around the median.");
            }
            return new Percentile(rank);
        }
    }
}
