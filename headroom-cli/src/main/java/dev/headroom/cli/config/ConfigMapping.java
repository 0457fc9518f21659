package dev.headroom.cli.config;

import dev.headroom.measure.notation.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A YAML mapping whose keys were checked: every entry is a known key, written once.
 *
 * @param what how messages call it: {@code load}, {@code a request}
 */
record ConfigMapping(String what, Node node, Map<String, Node> entries, Problems problems) {

    /** A mapping with these keys only; one without entries where the node is something else. */
    static ConfigMapping of(String what, Node node, List<String> keys, Problems problems) {
        ConfigMapping mapping = open(what, node, problems);
        for (NodeTuple tuple : tuples(node)) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !keys.contains(key.getValue())) {
                String question = NearestName.question(key.getValue(), keys);
                String choices = question.isEmpty() ? "; " + what + " has " + String.join(", ", keys) : question;
                problems.add(key, "unknown key '" + shortened(key.getValue()) + "' in " + what + choices);
            }
        }
        return mapping;
    }

    /** A mapping whose keys the user chooses, such as headers. */
    static ConfigMapping open(String what, Node node, Problems problems) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode)) {
            problems.add(node, what + " must be a mapping of keys to values, not " + kind(node));
        }
        for (NodeTuple tuple : tuples(node)) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(tuple.getKeyNode(), "a key of " + what + " must be a word");
            } else if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                problems.add(
                        key, "duplicate key '" + shortened(key.getValue()) + "' in " + what + "; keep one of them");
            }
        }
        return new ConfigMapping(what, node, entries, problems);
    }

    private static List<NodeTuple> tuples(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
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
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The value of a key that must be there. */
    Optional<Node> require(String key, String example) {
        Optional<Node> value = get(key);
        if (value.isEmpty() && node instanceof MappingNode) {
            problems.add(node, what + " lacks '" + key + "', for example " + key + ": " + example);
        }
        return value;
    }
}
