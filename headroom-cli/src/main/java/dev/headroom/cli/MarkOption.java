package dev.headroom.cli;

import dev.headroom.cli.run.Mark;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What happens while a run goes on, to be drawn over its timeline. */
final class MarkOption {

    @Option(
            names = "--mark",
            paramLabel = "TEXT=TIME",
            converter = MarkArgument.class,
            description = "Mark an event on the report's timeline, so long after the measuring window's start:"
                    + " --mark 'deploy 1.4.2=12s'. Repeatable.")
    private List<Mark> marks = new ArrayList<>();

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** {@code deploy 1.4.2=12s}; the text may hold further equals signs. */
    static final class MarkArgument implements ITypeConverter<Mark> {

        @Override
        public Mark convert(String text) {
            int equals = text.lastIndexOf('=');
            if (equals <= 0 || text.substring(0, equals).isBlank()) {
                throw new TypeConversionException(
                        "'" + text + "' is not a mark. Write what happens and when, as in 'deploy 1.4.2=12s'.");
            }
            return new Mark(
                    text.substring(0, equals).strip(), new DurationArgument().convert(text.substring(equals + 1)));
        }
    }
}
