package dev.headroom.diagnose.signature;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML text as a tree of nodes with their places. Nothing is constructed from tags, nesting is bounded, and anchors are
 * refused, so that a small file cannot unfold into a huge one.
 */
final class RuleYaml {

    private static final int DEEPEST = 10;
    private static final int SHOWN = 80;

    private RuleYaml() {}

    /** The root, or empty and a problem. */
    static Optional<Node> compose(String text, RuleProblems problems) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(RuleFile.MOST_BYTES);
        // One is refused like many, below, and with its place.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        @Nullable Node root;
        try {
            root = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            notYaml(e, problems);
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add("not YAML: " + e.getMessage());
            return Optional.empty();
        }
        if (root == null) {
            problems.add("is empty; docs/reference/finding-rules.md shows a first rule");
            return Optional.empty();
        }
        return withoutAnchors(root, problems) ? Optional.of(root) : Optional.empty();
    }

    private static void notYaml(MarkedYAMLException e, RuleProblems problems) {
        @Nullable Mark mark = e.getProblemMark();
        boolean alias = String.valueOf(e.getProblem()).contains("alias")
                || String.valueOf(e.getContext()).contains("alias");
        String remedy = alias ? "; put a pattern that begins with * in quotes" : "";
        String problem = "not YAML: " + e.getProblem() + remedy;
        if (mark == null) {
            problems.add(problem);
        } else {
            problems.add(mark, problem);
        }
    }

    /** Stops at the first anchor: a tree of aliases may be far larger than its text. */
    private static boolean withoutAnchors(Node root, RuleProblems problems) {
        Deque<Node> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (node.getAnchor() != null) {
                problems.add(node, "anchors and aliases (&" + node.getAnchor() + ") are not supported; write it out");
                return false;
            }
            if (node instanceof SequenceNode list) {
                open.addAll(list.getValue());
            } else if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    open.add(tuple.getKeyNode());
                    open.add(tuple.getValueNode());
                }
            }
        }
        return true;
    }

    static String kind(Node node) {
        return switch (node.getNodeId()) {
            case scalar -> "'" + shortened(((ScalarNode) node).getValue()) + "'";
            case sequence -> "a list";
            case mapping -> "a mapping";
            case anchor -> "an alias";
        };
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
