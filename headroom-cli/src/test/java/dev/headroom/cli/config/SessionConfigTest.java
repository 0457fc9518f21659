package dev.headroom.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.load.answer.AnswerCapture;
import dev.headroom.load.answer.AnswerCheck;
import dev.headroom.load.answer.AnswerPart;
import dev.headroom.load.answer.AnswerRules;
import dev.headroom.load.answer.JsonPath;
import dev.headroom.load.data.RowOrder;
import dev.headroom.load.schedule.ThinkTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions, data and checks in headroom.yml: the second example of docs/reference/headroom-yml.md, and mistakes in it. */
class SessionConfigTest {

    private final Path folder;
    private final String example;

    SessionConfigTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        String page = Files.readString(Path.of("../docs/reference/headroom-yml.md"));
        String second = page.substring(page.indexOf("```yaml\n", page.indexOf("### load.sessions")) + 8);
        example = "apiVersion: headroom/v1\nservice: {url: \"http://127.0.0.1:8080\"}\n"
                + second.substring(0, second.indexOf("\n```\n") + 1);
        Files.writeString(folder.resolve("users.csv"), "name,password\nann,a\nben,b\n");
        Files.writeString(folder.resolve("skus.csv"), "id\n1\n2\n");
    }

    @Test
    void theDocumentedExampleIsReadAsItSays() throws Exception {
        LoadConfig load = read(example).load();

        assertThat(load.data()).extracting(set -> set.name()).containsExactly("users", "skus");
        assertThat(load.data()).extracting(set -> set.order()).containsExactly(RowOrder.ROUND_ROBIN, RowOrder.RANDOM);
        assertThat(load.data().get(0).rows()).isEqualTo(2);
        assertThat(load.endpointNames()).containsExactly("GET /", "login", "add to cart", "pay");
        SessionConfig shopping = load.sessions().get(0);
        assertThat(shopping.name()).isEqualTo("shopping");
        RequestConfig login = shopping.steps().get(0).request();
        assertThat(login.answer())
                .isEqualTo(new AnswerRules(
                        List.of(new AnswerCheck(
                                new AnswerPart.Header("Content-Type"), AnswerCheck.Match.CONTAINS, "json")),
                        List.of(new AnswerCapture("token", new AnswerPart.Json(JsonPath.parse("$.token")))),
                        0));
        assertThat(shopping.steps().get(1).think()).isEqualTo(ThinkTime.exponential(Duration.ofSeconds(1)));
        assertThat(shopping.steps().get(2).request().answer().mostRedirects()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "sessions:| sesions:| unknown key 'sesions' in load; did you mean 'sessions'?",
                "steps:| stpes:| unknown key 'stpes' in a session; did you mean 'steps'?",
                "captures:| capture:| unknown key 'capture' in a step; did you mean 'captures'?",
                "{token}| {tokn}| has a parameter {tokn} without values",
                "{users.name}| {users.nam}| The body has a parameter {users.nam} without values",
                "json $.token| json token| 'json token': a JSON path begins with $",
                "think: exponential 1s| think: 1| '1': a duration such as 500ms or 10s was expected, not '1'; did you mean '1s'?",
                "users: users.csv| users: usrs.csv| usrs.csv does not exist",
                "order: random| order: rnadom| order must be one of round-robin, random, not 'rnadom'; did you mean 'random'?",
                "followRedirects: 3| followRedirects: 99| followRedirects must be a whole number from 0 to 20",
                "name: pay| name: login| two requests are named 'login'",
                "weight: 3| weight: 3, captures: {a: body}| unknown key 'captures' in a request",
            })
    void everyMistakeIsNamed(String sound, String broken, String problem) throws Exception {
        assertThat(example).contains(sound);

        ConfigException failure = catchThrowableOfType(
                ConfigException.class, () -> read(example.replaceFirst(java.util.regex.Pattern.quote(sound), broken)));

        assertThat(failure).isNotNull().hasMessageContaining(problem);
    }

    private HeadroomConfig read(String text) throws IOException, ConfigException {
        return ConfigReader.read(Files.writeString(folder.resolve("headroom.yml"), text));
    }
}
