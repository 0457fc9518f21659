package dev.headroom.cli.config;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML text as a tree of nodes with their places. Nothing is constructed from tags, nesting is bounded, and anchors are
 * refused, so that a small file cannot unfold into a huge one.
 */
final class YamlTree {

    private static final int DEEPEST = 30;

    private YamlTree() {}

    /** The root, or empty and a problem. */
    static Optional<Node> compose(String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(ConfigReader.MOST_BYTES);
        @Nullable Node root;
        try {
            root = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            @Nullable Mark mark = e.getProblemMark();
            String problem = "not YAML: " + e.getProblem();
            if (mark == null) {
                problems.add(problem);
            } else {
                problems.add(mark, 0, problem);
            }
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add("not YAML: " + e.getMessage());
            return Optional.empty();
        }
        if (root == null) {
            problems.add("is empty; headroom init writes a first one");
            return Optional.empty();
        }
        return withoutAnchors(root, problems) ? Optional.of(root) : Optional.empty();
    }

    private static boolean withoutAnchors(Node root, Problems problems) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        open.add(root);
        boolean none = true;
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (!seen.add(node)) {
                continue;
            }
            if (node.getAnchor() != null) {
                problems.add(node, "anchors and aliases (&" + node.getAnchor() + ") are not supported; write it out");
                none = false;
            }
            if (node instanceof SequenceNode list) {
                open.addAll(list.getValue());
            } else if (node instanceof MappingNode mapping) {
                mapping.getValue().forEach(tuple -> {
                    open.add(tuple.getKeyNode());
                    open.add(tuple.getValueNode());
                });
            }
        }
        return none;
    }
}
