package dev.headroom.diagnose.signature;

import dev.headroom.measure.notation.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML mapping whose keys were checked: every entry is a known key, written once. A value that cannot be used is a problem
 * and an empty result, so that reading goes on and finds the rest.
 *
 * @param what how messages call it: {@code a rule}
 */
record RuleMapping(String what, Node node, Map<String, Node> entries, RuleProblems problems) {

    static RuleMapping of(String what, Node node, List<String> keys, RuleProblems problems) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, what + " must be a mapping of keys to values, not " + RuleYaml.kind(node));
            return new RuleMapping(what, node, entries, problems);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(tuple.getKeyNode(), "a key of " + what + " must be a word");
            } else if (!keys.contains(key.getValue())) {
                String question = NearestName.question(key.getValue(), keys);
                String choices = question.isEmpty() ? "; " + what + " has " + String.join(", ", keys) : question;
                problems.add(key, "unknown key '" + RuleYaml.shortened(key.getValue()) + "' in " + what + choices);
            } else if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                problems.add(key, "duplicate key '" + key.getValue() + "' in " + what + "; keep one of them");
            }
        }
        return new RuleMapping(what, node, entries, problems);
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a key that must be there. */
    Optional<Node> require(String key, String example) {
        Optional<Node> value = get(key);
        if (value.isEmpty() && node instanceof MappingNode) {
            problems.add(node, what + " lacks '" + key + "', for example " + key + ": " + example);
        }
        return value;
    }

    /** A text of at most so many characters. */
    Optional<String> text(Node value, String key, int most) {
        boolean none = value.getTag().equals(Tag.NULL);
        if (!(value instanceof ScalarNode scalar) || none || scalar.getValue().isBlank()) {
            String problem = none || value instanceof ScalarNode
                    ? key + " has no value"
                    : key + " must be a single value, not " + RuleYaml.kind(value);
            problems.add(value, problem);
            return Optional.empty();
        }
        if (scalar.getValue().length() > most) {
            problems.add(value, key + " has " + scalar.getValue().length() + " characters; write at most " + most);
            return Optional.empty();
        }
        return Optional.of(scalar.getValue().strip());
    }

    /** One of a few words. */
    <T> Optional<T> choice(String key, Map<String, T> words) {
        return get(key).flatMap(value -> choice(value, key, words));
    }

    <T> Optional<T> choice(Node value, String key, Map<String, T> words) {
        return text(value, key, RuleReader.LONGEST_NAME).flatMap(written -> {
            if (words.containsKey(written)) {
                return Optional.of(words.get(written));
            }
            problems.add(
                    value,
                    key + " must be one of " + String.join(", ", words.keySet()) + ", not '"
                            + RuleYaml.shortened(written) + "'" + NearestName.question(written, words.keySet()));
            return Optional.empty();
        });
    }

    /** A list of at most so many texts; a single one counts as a list of one. */
    Optional<List<String>> texts(Node value, String key, int mostTexts, int mostCharacters) {
        List<Node> nodes = value instanceof SequenceNode list ? list.getValue() : List.of(value);
        if (nodes.size() > mostTexts) {
            problems.add(value, key + " lists " + nodes.size() + " names; write at most " + mostTexts);
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> text(node, "a name in " + key, mostCharacters).ifPresent(texts::add));
        return texts.size() == nodes.size() ? Optional.of(texts) : Optional.empty();
    }

    /** The items of a list of mappings. */
    List<Node> items(String key, String example, int most) {
        Optional<Node> value = require(key, example);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(value.get(), key + " must be a list with at least one item, each with a dash in front");
            return List.of();
        }
        if (list.getValue().size() > most) {
            problems.add(value.get(), key + " has " + list.getValue().size() + " items; write at most " + most);
            return List.of();
        }
        return list.getValue();
    }

    /** A share from 0 to 1, written {@code 2%} or {@code 0.02}. */
    Optional<Double> share(Node value, String key) {
        return text(value, key, RuleReader.LONGEST_NAME).flatMap(written -> {
            Optional<Double> share = Share.parse(written);
            if (share.isEmpty()) {
                problems.add(
                        value, key + " must be a share such as 2% or 0.02, not '" + RuleYaml.shortened(written) + "'");
            }
            return share;
        });
    }

    /** What a reading of the value gives, where the key is there. */
    <T> Optional<T> read(String key, Function<Node, Optional<T>> reading) {
        return get(key).flatMap(reading);
    }
}
