package dev.headroom.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML tree as JSON. Numbers, true, false and null keep their type where JSON writes them alike; all else is text. */
final class JsonText {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonText() {}

    static String of(Node node) {
        return tree(node).toString();
    }

    private static JsonNode tree(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key =
                        tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : of(tuple.getKeyNode());
                object.set(key, tree(tuple.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode list) {
            ArrayNode array = JSON.arrayNode();
            list.getValue().forEach(item -> array.add(tree(item)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (node.getTag().equals(Tag.INT) && text.matches("-?(0|[1-9]\\d{0,100})")) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (node.getTag().equals(Tag.FLOAT) && text.matches("-?(0|[1-9]\\d{0,30})\\.\\d{1,30}")) {
            return JSON.numberNode(new BigDecimal(text));
        }
        return JSON.textNode(text);
    }
}
