package dev.headroom.diagnose.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file while it is read on, up to a number nobody reads beyond. Not thread-safe. */
final class RuleProblems {

    private static final int MOST = 100;

    private final String file;
    private final List<RuleProblem> found = new ArrayList<>();

    RuleProblems(String file) {
        this.file = file;
    }

    void add(String text) {
        add(0, 0, text);
    }

    void add(Node node, String text) {
        add(node.getStartMark(), text);
    }

    void add(Mark mark, String text) {
        add(mark.getLine() + 1, mark.getColumn() + 1, text);
    }

    private void add(int line, int column, String text) {
        if (found.size() < MOST) {
            found.add(new RuleProblem(file, line, column, text));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    RuleFileException toException() {
        List<RuleProblem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column));
        return new RuleFileException(sorted);
    }
}
