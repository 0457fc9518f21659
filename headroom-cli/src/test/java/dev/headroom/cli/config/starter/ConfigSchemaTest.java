package dev.headroom.cli.config.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.headroom.cli.config.ConfigException;
import dev.headroom.cli.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema says of a configuration what the reader says, as far as a schema can. */
class ConfigSchemaTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path DOCS = Path.of("../docs");

    private static final String SOUND =
            """
            apiVersion: headroom/v1
            service: {command: java -jar shop.jar, ready: "http://127.0.0.1:8080/health"}
            load:
              rate: 400/s
              requests:
                - {name: "GET /orders", get: "/orders/{1..500}"}
            budgets:
              - endpoint: "GET /orders"
                latency: ["p(95)<50ms"]
            """;

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ConfigSchema.text());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("documented")
    void everyDocumentedConfigurationIsValid(String yaml) throws IOException {
        assertThat(errors(whole(yaml))).as(yaml).isEmpty();
    }

    /** Every YAML block of the documentation that is a configuration or some of its sections. */
    static List<String> documented() throws IOException {
        List<String> blocks = new ArrayList<>();
        List<Path> pages = new ArrayList<>(List.of(Path.of("../README.md")));
        try (Stream<Path> files = Files.walk(DOCS)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        Pattern block = Pattern.compile("```ya?ml\\n(.*?)\\n```", Pattern.DOTALL);
        for (Path page : pages) {
            Matcher matcher = block.matcher(Files.readString(page));
            while (matcher.find()) {
                if (matcher.group(1)
                        .matches(
                                "(?s)(#[^\\n]*\\n)*(apiVersion: headroom/v1|service:|load:|defaults:|budgets:|waivers:).*")) {
                    blocks.add(matcher.group(1));
                }
            }
        }
        blocks.add(Files.readString(Path.of("../examples/shop/headroom.yml")));
        assertThat(blocks).hasSizeGreaterThan(3);
        return blocks;
    }

    /** A section alone takes the place of the sound configuration's. */
    private static JsonNode whole(String yaml) throws IOException {
        ObjectNode sound = (ObjectNode) YAML.readTree(SOUND);
        JsonNode read = YAML.readTree(yaml);
        if (read.has("apiVersion")) {
            return read;
        }
        read.properties().forEach(section -> sound.set(section.getKey(), section.getValue()));
        return sound;
    }

    @Test
    void aFirstConfigurationIsValidAndNamesItsSchema() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "");
        String text = StarterConfig.of(folder).text();

        assertThat(errors(YAML.readTree(text))).isEmpty();
        assertThat(text).startsWith("# yaml-language-server: $schema=headroom.schema.json\n");
    }

    @Test
    void anUnknownKeyAnywhereIsInvalid() throws IOException {
        String page = Files.readString(DOCS.resolve("reference/headroom-yml.md"));
        String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n") + 1);
        Set<String> open = Set.of("/service/env", "/load/requests/1/body");
        JsonNode whole = YAML.readTree(example);
        List<String> places = objects(whole, "");
        assertThat(places).hasSizeGreaterThan(10);

        for (String place : places) {
            JsonNode copy = whole.deepCopy();
            ((ObjectNode) copy.at(place)).put("zzzzzzzz", "1");

            assertThat(errors(copy).isEmpty()).as(place).isEqualTo(open.contains(place));
        }
    }

    private static List<String> objects(JsonNode node, String place) {
        List<String> places = new ArrayList<>();
        if (node.isObject()) {
            places.add(place);
        }
        node.properties().forEach(field -> places.addAll(objects(field.getValue(), place + "/" + field.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(objects(node.get(i), place + "/" + i));
        }
        return places;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "headroom/v1| headroom/v2",
                "apiVersion: headroom/v1| # none",
                "rate: 400/s| rate: fast",
                "rate: 400/s| closed: 20000",
                "rate: 400/s| rate: 400/s\\n  closed: 5",
                "rate: 400/s| rate: 400/s\\n  think: 1s",
                "rate: 400/s| schedule: poison",
                "rate: 400/s| rate: 400/s\\n  duration: 30",
                "rate: 400/s| rate: 400/s\\n  warmup: until-stedy",
                "rate: 400/s| rate: 400/s\\n  insecure: perhaps",
                "p(95)<50ms| p(95)<50sec",
                "p(95)<50ms| p95<50ms",
                "p(95)<50ms| p(90)<50ms",
                "p(95)<50ms| p(95)>50ms",
                "p(95)<50ms| cpu/request<5ms",
                "p(95)<50ms| p(95)<[mesure]",
                "latency:| memory:",
                "latency: [\"p(95)<50ms\"]| throughput: throughput<5/s",
                "latency: [\"p(95)<50ms\"]| findings: none at level >= oi",
                "latency: [\"p(95)<50ms\"]| latency: [{regress: 10%}]",
                "latency: [\"p(95)<50ms\"]| latency: [{expr: p(95)<1s, regress: lots}]",
                "endpoint: \"GET /orders\"| endpoint: a\\n    instance: b",
                "get: \"/orders/{1..500}\"| get: /, post: /",
                "get: \"/orders/{1..500}\"| weight: 3",
                "get: \"/orders/{1..500}\"| get: orders",
                "get: \"/orders/{1..500}\"| get: /, expect: 99",
                "command: java -jar shop.jar| attach: -3",
                "command: java -jar shop.jar| attach: 3, command: x",
                "http://127.0.0.1:8080/health| ftp://x/",
                "budgets:| defaults: {latency: 5%}\\nbudgets:",
                "budgets:| defaults: {latncy: {regress: 5%}}\\nbudgets:",
                "budgets:| profile: {cpu: often}\\nbudgets:",
                "budgets:| waivers: [{endpoint: a, metric: p(95), max: 5%, until: soon, issue: a, reason: b}]\\nbudgets:",
                "budgets:| waivers: [{endpoint: a, metric: rss.peak, max: 5%, until: 2026-12-31, issue: a, reason: b}]\\nbudgets:",
                "budgets:| waivers: [{endpoint: a, finding: gc-pressure, max: 5%, until: 2026-12-31, issue: a, reason: b}]\\nbudgets:",
                "budgets:| waivers: [{endpoint: a, finding: gc-pressure, until: 2026-12-31, issue: a}]\\nbudgets:",
            })
    void whatTheReaderRefusesTheSchemaRefuses(String sound, String broken) throws IOException {
        String text = SOUND.replace(unescaped(sound), unescaped(broken));
        assertThat(text).isNotEqualTo(SOUND);

        assertThat(errors(YAML.readTree(text))).isNotEmpty();
        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigReader.parse(text, folder.resolve("h.yml"))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "defaults: {latency: {regress: 15%}, memory: {regress: off}, gc: {regress: 0.5}}",
                "profile: off",
                "profile: {cpu: off, alloc: 1MiB}",
                "waivers: [{instance: default, metric: rss.peak, max: 25%, until: 2026-12-31, issue: \"#1\", reason: b}]",
                "waivers: [{instance: default, finding: gc-pressure, until: 2026-12-31, issue: 17, reason: b}]",
                "budgets: [{instance: default, startup: startup<8s, gc: [gc.share<5%], findings: [none, at most 2 new]}]",
                "budgets: [{endpoint: GET /orders, latency: \"service . p( 99.9 ) <= [measure]\", findings: \"at most [measure]\"}]",
            })
    void whatTheReaderTakesTheSchemaTakes(String section) throws Exception {
        String text = SOUND.substring(0, SOUND.indexOf("budgets:")) + section + "\n";

        assertThat(errors(YAML.readTree(text))).isEmpty();
        assertThat(ConfigReader.parse(text, folder.resolve("headroom.yml"))).isNotNull();
    }

    /** The reader names its keys when it meets one it does not know. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "apiVersion:| zzzzzzzz: 1\\napiVersion:| | ",
                "command: java| zzzzzzzz: 1, command: java| /$defs/service| ",
                "rate: 400/s| rate: 400/s\\n  zzzzzzzz: 1| /$defs/load| ",
                "rate: 400/s| rate: 400/s\\n  warmup: {zzzzzzzz: 1}| /$defs/load/properties/warmup/anyOf/2| ",
                "rate: 400/s| rate: 400/s\\n  data: {a: {zzzzzzzz: 1}}| /$defs/load/properties/data/additionalProperties/anyOf/1| ",
                "rate: 400/s| rate: 400/s\\n  sessions: [{zzzzzzzz: 1}]| /$defs/session| ",
                "rate: 400/s| rate: 400/s\\n  sessions: [{name: a, steps: [{get: /, zzzzzzzz: 1}]}]| /$defs/step| ",
                "get: \"/orders/{1..500}\"| get: /, zzzzzzzz: 1| /$defs/request| ",
                "budgets:| profile: {zzzzzzzz: 1}\\nbudgets:| /$defs/profile/anyOf/1| ",
                "budgets:| defaults: {zzzzzzzz: 1}\\nbudgets:| /$defs/defaults| ",
                "budgets:| defaults: {cpu: {zzzzzzzz: 1}}\\nbudgets:| /$defs/default| ",
                "latency:| zzzzzzzz: 1\\n    latency:| /$defs/budget-of-endpoint| instance",
                "endpoint: \"GET /orders\"| instance: a\\n    zzzzzzzz: 1| /$defs/budget-of-instance| endpoint",
                "\"p(95)<50ms\"| {zzzzzzzz: 1}| /$defs/limit-latency/anyOf/1| ",
                "budgets:| waivers: [{endpoint: a, zzzzzzzz: 1}]\\nbudgets:| /$defs/waiver-of-endpoint| instance",
                "budgets:| waivers: [{instance: a, zzzzzzzz: 1}]\\nbudgets:| /$defs/waiver-of-instance| endpoint",
                "budgets:| waivers: [{endpoint: a, finding: b, zzzzzzzz: 1}]\\nbudgets:| /$defs/waiver-of-finding-of-endpoint| instance",
                "budgets:| waivers: [{instance: a, finding: b, zzzzzzzz: 1}]\\nbudgets:| /$defs/waiver-of-finding-of-instance| endpoint",
            })
    void keysOfSchemaAndReaderAreTheSame(String sound, String broken, @Nullable String pointer, @Nullable String other)
            throws IOException {
        String text = SOUND.replace(unescaped(sound), unescaped(broken));
        ConfigException refusal = catchThrowableOfType(
                ConfigException.class, () -> ConfigReader.parse(text, folder.resolve("headroom.yml")));
        Matcher named = Pattern.compile("unknown key 'zzzzzzzz' in [^;]*; .* has (.*)")
                .matcher(String.valueOf(refusal.getMessage()));
        assertThat(named.find()).as(refusal.getMessage()).isTrue();
        Set<String> reader = new TreeSet<>(Arrays.asList(named.group(1).split(", ")));
        if (other != null) {
            reader.remove(other);
        }

        JsonNode object = new ObjectMapper().readTree(ConfigSchema.text()).at(pointer == null ? "" : pointer);

        Set<String> keys = new TreeSet<>();
        object.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(keys).isEqualTo(reader);
        assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
    }

    private Set<ValidationMessage> errors(JsonNode config) {
        return schema.validate(config);
    }

    private static String unescaped(String cell) {
        return cell.replace("\\n", "\n");
    }
}
