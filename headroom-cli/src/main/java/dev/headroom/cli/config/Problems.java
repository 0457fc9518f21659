package dev.headroom.cli.config;

import dev.headroom.cli.notation.NotationException;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Collects what is wrong in one file while it is read on. Not thread-safe. */
final class Problems {

    private final String file;
    private final List<ConfigProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(String text) {
        found.add(new ConfigProblem(file, 0, 0, text));
    }

    void add(Node node, String text) {
        add(node.getStartMark(), 0, text);
    }

    void add(Mark mark, int charactersAfter, String text) {
        found.add(new ConfigProblem(file, mark.getLine() + 1, mark.getColumn() + 1 + charactersAfter, text));
    }

    /** An expression that cannot be read, at its own wrong character where the scalar stands on one line. */
    void add(ScalarNode scalar, ExpressionException cause) {
        add(scalar, cause.position(), cause.problem());
    }

    /** Something written that cannot be read, likewise. */
    void add(ScalarNode scalar, NotationException cause) {
        add(scalar, cause.position(), cause.problem());
    }

    private void add(ScalarNode scalar, int position, String problem) {
        boolean oneLine = scalar.getStartMark().getLine() == scalar.getEndMark().getLine();
        int quote = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        add(scalar.getStartMark(), oneLine ? quote + position : 0, "'" + scalar.getValue() + "': " + problem);
    }

    /** Where a node stands in the file. */
    Place place(Node node) {
        Mark mark = node.getStartMark();
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    int count() {
        return found.size();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    ConfigException toException() {
        List<ConfigProblem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
        return new ConfigException(sorted);
    }
}
