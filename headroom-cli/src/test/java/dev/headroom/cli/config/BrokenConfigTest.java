package dev.headroom.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.load.Arrivals;
import dev.headroom.load.schedule.Schedule;
import dev.headroom.load.schedule.Spacing;
import dev.headroom.load.schedule.ThinkTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenConfigTest {

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

    private final Path folder;

    BrokenConfigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "load:| laod:| 3:1: unknown key 'laod' in headroom.yml; did you mean 'load'?",
                "rate: 400/s| rte: 400/s| 4:3: unknown key 'rte' in load; did you mean 'rate'?",
                "rate: 400/s| rate: fast| 4:9: rate must be requests per time",
                "rate: 400/s| rate: 0/s| 4:9: rate must be requests per time, above 0",
                "rate: 400/s| rate: 400/s, 500/s| 4:9: rate must be",
                "rate: 400/s| {rate: 400/s}| 5:",
                "headroom/v1| headroom/v2| 1:13: apiVersion must be headroom/v1, not 'headroom/v2'",
                "apiVersion: headroom/v1| # none| 2:1: headroom.yml lacks 'apiVersion'",
                "p(95)<50ms| p(95)<50sec| 9:24: 'p(95)<50sec': unknown unit 'sec'",
                "p(95)<50ms| p95<50ms| 9:16: 'p95<50ms': unknown metric 'p95'; a run keeps",
                "p(95)<50ms| cpu/request<5ms| 9:15: cpu/request belongs under 'cpu' of an endpoint",
                "latency:| latncy:| 9:5: unknown key 'latncy' in a budget of an endpoint; did you mean 'latency'?",
                "latency:| memory:| 9:5: unknown key 'memory' in a budget of an endpoint",
                "endpoint: \"GET /orders\"| endpoint: GET /order| 8:15: no request of the load is named 'GET /order'; did you mean 'GET /orders'?",
                "endpoint: \"GET /orders\"| endpoint: [a]| 8:15: endpoint must be a single value, not a list",
                "get: \"/orders/{1..500}\"| gte: /orders| 6:29: unknown key 'gte' in a request; did you mean 'get'?",
                "get: \"/orders/{1..500}\"| get: orders| 6:34: The path has no slash at column 1 of 'orders'. Begin the path with /.",
                "{1..500}| {id}| 6:34: The path has a parameter {id} without values at column 9 of '/orders/{id}'. Write {1..500}",
                "{1..500}| {9..1}| 6:34: The path has a range that descends at column 9 of '/orders/{9..1}'. Write the smaller",
                "{1..500}| {1..500| 6:34: The path has a { without its } at column 9",
                "get: \"/orders/{1..500}\"| post: /, body: {n: \"{9..1}\"}| 6:44: The body has a range that descends",
                "get: \"/orders/{1..500}\"| get: /, expect: 99| 6:45: a status must be a whole number from 200 to 599",
                "rate: 400/s| rate: 400/s\\n  warmup: {until-steady: soon}| 5:26: 'soon': ",
                "rate: 400/s| rate: 400/s\\n  warmup: {}| 5:11: warmup lacks 'until-steady', for example until-steady: 15s",
                "rate: 400/s| rate: 400/s\\n  warmup: {untilsteady: 15s}| 5:12: unknown key 'untilsteady' in warmup; did you mean 'until-steady'?",
                "command: java -jar shop.jar| command: \"java 'x\"| 2:20: command has a quote that is not closed",
                "command: java -jar shop.jar| attach: -3| 2:19: attach must be a whole number from 1",
                "command: java -jar shop.jar| attach: 3, command: x| 2:10: service has both 'command' and 'attach'",
                "command: java -jar shop.jar, | ^^| 2:10: service lacks one of 'command', 'attach' or 'url'",
                "http://127.0.0.1:8080/health| ftp://x/| 2:47: ready must be a URL",
                "rate: 400/s| rate: 400/s\\n  duration: 30| 5:15: '30': a unit is missing; expected one of ns, us",
                "rate: 400/s| rate: 400/s\\n  duration: 30 m| 5:16: '30 m': unknown unit 'm'",
                "rate: 400/s| rate: 400/s\\n  warmup: until-stedy| 5:11: warmup must be until-steady",
                "rate: 400/s| rate: 400/s\\n  rate: 500/s| 5:3: duplicate key 'rate' in load",
                "rate: 400/s| rate: 400/s\\n  closed: 5| 4:3: load has both 'rate'",
                "rate: 400/s| rate: 400/s\\n  schedule: poison| 5:13: 'poison': the schedule says its own rates",
                "rate: 400/s| schedule: poison| 4:13: 'poison': a schedule begins with one of constant, poisson, ramp, steps, spikes, replay, not 'poison'; did you mean 'poisson'?",
                "rate: 400/s| schedule: poisson| 4:20: 'poisson': a rate is missing",
                "rate: 400/s| schedule: ramp 100/s to 1000 over 30s| 4:27: 'ramp 100/s to 1000 over 30s': a rate such as 400/s or 90/min was expected, not '1000'; did you mean '1000/s'? Write ramp 100/s",
                "rate: 400/s| schedule: \"steps 1/s 2/s every 10\"| 4:34: 'steps 1/s 2/s every 10': a duration such as 500ms or 10s was expected, not '10'; did you mean '10s'?",
                "rate: 400/s| schedule: replay none.txt| 4:20: 'replay none.txt': ",
                "rate: 400/s| rate: 400/s\\n  schedule: ramp 1/s to 2/s over 1s| 5:13: 'ramp 1/s to 2/s over 1s': the schedule says its own rates, and a rate is given beside it",
                "rate: 400/s| closed: 5\\n  think: exponentially 1s| 5:10: 'exponentially 1s': a duration such as 500ms or 10s was expected",
                "rate: 400/s| rate: 400/s\\n  think: 1s| 5:10: users of an open model do not think",
                "rate: 400/s| closed: 20000| 4:11: closed must be a whole number from 1 to 10000",
                "rate: 400/s| rate: 400/s\\n  connections: 1e9| 5:16: connections must be a whole number from 1 to 10000",
                "rate: 400/s| rate:| 4:8: rate has no value",
                "rate: 400/s| rate: &a 400/s| 4:9: anchors and aliases (&a) are not supported",
                "apiVersion:| apiVersion: [|  not YAML: ",
                "budgets:| budgets: 7\\nignored:| 7:10: budgets must be a list, not '7'",
                "latency: [\"p(95)<50ms\"]| throughput: [\"throughput<50/s\"]| 9:29: 'throughput<50/s': expected > or >=",
                "latency: [\"p(95)<50ms\"]| throughput: [{expr: throughput>=5/s, regress: 100%}]| 9:51: regress of throughput lies below 100%",
                "latency: [\"p(95)<50ms\"]| latency: [gc.share<5%]| 9:15: gc.share belongs under 'gc' of an instance, not under 'latency'",
                "latency: [\"p(95)<50ms\"]| latency: [throughput>=5/s]| 9:15: throughput belongs under 'throughput' of an endpoint",
                "latency: [\"p(95)<50ms\"]| findings: none at level >= oi| 9:32: 'none at level >= oi': unknown level 'oi'",
                "latency: [\"p(95)<50ms\"]| findings: [[none]]| 9:16: a limit of findings must be a single value",
                "latency: [\"p(95)<50ms\"]| finding: none| 9:5: unknown key 'finding' in a budget of an endpoint; did you mean 'findings'?",
                "latency: [\"p(95)<50ms\"]| startup: startup<5s| 9:5: unknown key 'startup' in a budget of an endpoint",
                "budgets:| defaults: {latncy: {regress: 5%}}\\nbudgets:| 7:12: unknown key 'latncy' in defaults; did you mean 'latency'?",
                "budgets:| defaults: {latency: 5%}\\nbudgets:| 7:21: the defaults of latency must be a mapping",
                "budgets:| defaults: {latency: {}}\\nbudgets:| 7:21: the defaults of latency lacks 'regress'",
                "budgets:| defaults: {latency: {regress: lots}}\\nbudgets:| 7:31: 'lots': ",
                "budgets:| defaults: {throughput: {regress: 100%}}\\nbudgets:| 7:34: regress of throughput lies below 100%",
                "budgets:| waivers: [{instance: default, metric: p(95), max: 5%}]\\nbudgets:| 7:39: p(95) is not measured of an instance",
                "budgets:| waivers: [{endpoint: a, instance: b}]\\nbudgets:| 7:11: a waiver has exactly one of 'endpoint' and 'instance'",
                "budgets:| waivers: [{endpoint: GET /orders, finding: N+1}]\\nbudgets:| 7:44: finding must be the id of a rule such as n-plus-one-queries, not 'N+1'",
                "budgets:| waivers: [{endpoint: GET /orders, finding: gc-pressure, max: 5%}]\\nbudgets:| 7:57: unknown key 'max' in a waiver of a finding",
            })
    void everyMistakeIsNamedWithItsPlace(String sound, String broken, String problem) throws IOException {
        ConfigException failure = refusal(SOUND.replace(sound, broken.replace("\\n", "\n")));

        assertThat(failure.problems()).extracting(ConfigProblem::toString).anyMatch(line -> line.contains(problem));
        assertThat(failure).hasMessageStartingWith(folder.resolve("headroom.yml") + ":");
    }

    @Test
    void soundConfigIsRead() throws IOException, ConfigException {
        HeadroomConfig config = ConfigReader.read(file(SOUND));

        assertThat(config.text()).isEqualTo(SOUND);
        assertThat(config.budgets()).hasSize(1);
    }

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheFile() throws IOException {
        String broken = SOUND.replace("headroom/v1", "v1")
                .replace("rate: 400/s", "rate: quick")
                .replace("p(95)<50ms", "p(95)<50")
                .concat(
                        "waivers:\n  - {endpoint: \"GET /orders\", metric: \"p(95)\", max: 0%, until: soon, issue: \" \"}\n");

        ConfigException failure = refusal(broken);

        assertThat(failure.problems())
                .extracting(ConfigProblem::line)
                .containsExactly(1, 4, 9, 11, 11, 11, 11)
                .isSorted();
        assertThat(failure.toString().lines()).hasSize(7);
        assertThat(failure)
                .hasMessageContaining("a waiver lacks 'reason'")
                .hasMessageContaining("until must be a date");
    }

    @Test
    void aBadRequestDoesNotMakeItsBudgetAProblemToo() throws IOException {
        assertThat(refusal(SOUND.replace("{1..500}", "{id}")).problems()).hasSize(1);
    }

    @Test
    void twoRequestsOfOneNameAreRefused() throws IOException {
        String twice = SOUND.replace("budgets:", "    - {name: GET /orders, get: /}\nbudgets:");

        assertThat(refusal(twice)).hasMessageContaining("two requests are named 'GET /orders'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# only a comment\n", "~", "[]", "just words", "a: 1\n---\nb: 2", "\u0000", "{a: &x [*x]}"})
    void whatIsNoConfigurationIsRefused(String text) throws IOException {
        assertThat(refusal(text).problems()).isNotEmpty();
    }

    @Test
    void aliasBombIsRefusedWithoutUnfolding() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        assertThat(refusal(bomb.toString())).hasMessageContaining("Number of aliases");
    }

    @Test
    void endlessNestingIsRefused() throws IOException {
        assertThat(refusal("a: " + "[".repeat(100_000)).problems()).hasSize(1);
        assertThat(refusal("a: " + "{b: ".repeat(5_000)).problems()).hasSize(1);
    }

    @Test
    void tagsConstructNothing() throws IOException {
        String tagged = SOUND.replace("rate: 400/s", "rate: !!javax.script.ScriptEngineManager [x]");

        assertThat(refusal(tagged)).hasMessageContaining(":4:9: not YAML: Global tag is not allowed");
    }

    @Test
    void filesThatCannotBeReadSayWhy() throws IOException {
        Path latin1 = folder.resolve("latin1.yml");
        Files.write(latin1, new byte[] {'a', ':', ' ', (byte) 0xE9});
        Path huge = folder.resolve("huge.yml");
        Files.write(huge, new byte[(1 << 20) + 1]);

        assertThat(refusal(folder)).hasMessageContaining("is a directory");
        assertThat(refusal(folder.resolve("none.yml"))).hasMessageContaining("does not exist; headroom init");
        assertThat(refusal(latin1)).hasMessageContaining("not UTF-8");
        assertThat(refusal(huge)).hasMessageContaining("larger than 1.00 MiB");
    }

    @Test
    void environmentReferencesStayAsTheyAreWritten() throws IOException, ConfigException {
        String referring = SOUND.replace("command: java", "env: {A: \"${HOME}\"}, workdir: sub, command: java");

        ServiceConfig service = ConfigReader.read(file(referring)).service();

        assertThat(service.env()).isEqualTo(Map.of("A", "${HOME}"));
        assertThat(service.workdir()).isEqualTo(folder.resolve("sub"));
    }

    @Test
    void profilesAreSwitchedOffSinglyOrAltogether() throws IOException, ConfigException {
        ProfileConfig noWall =
                ConfigReader.read(file(SOUND + "profile: {wall: off}\n")).profile();
        ProfileConfig none = ConfigReader.read(file(SOUND + "profile: off\n")).profile();

        assertThat(noWall.wallInterval()).isEqualTo(Optional.empty());
        assertThat(noWall.cpuInterval()).isEqualTo(ProfileConfig.standard().cpuInterval());
        assertThat(none).isEqualTo(ProfileConfig.off());
    }

    @Test
    void closedModelAndFixedWarmupAreRead() throws IOException, ConfigException {
        LoadConfig load = ConfigReader.read(file(SOUND.replace("rate: 400/s", "closed: 8\n  warmup: 500ms")))
                .load();

        assertThat(load.arrivals()).isEqualTo(Arrivals.closed(8));
        assertThat(load.warmup()).isEqualTo(new Warmup.Lasting(Duration.ofMillis(500)));
    }

    @Test
    void schedulesAndThinkTimesAreReadAsOnTheCommandLine() throws IOException, ConfigException {
        Files.writeString(folder.resolve("starts.txt"), "0\n20ms\n");

        assertThat(arrivals("schedule: poisson ramp 100/s to 1000/s over 30s"))
                .isEqualTo(new Arrivals.Open(
                        Schedule.ramp(100, 1_000, Duration.ofSeconds(30)).withSpacing(Spacing.POISSON)));
        assertThat(arrivals("rate: 50/s\n  schedule: poisson")).isEqualTo(Arrivals.poisson(50));
        assertThat(arrivals("closed: 70\n  think: exponential 1s"))
                .isEqualTo(new Arrivals.Closed(70, ThinkTime.exponential(Duration.ofSeconds(1))));
        assertThat(((Arrivals.Open) arrivals("schedule: replay starts.txt"))
                        .schedule()
                        .length())
                .contains(Duration.ofMillis(20));
    }

    @Test
    void everyUserOfAClosedModelHasAConnection() throws IOException, ConfigException {
        String crowd = SOUND.replace("rate: 400/s", "closed: 300");

        assertThat(ConfigReader.read(file(crowd)).load().connections()).isEqualTo(300);
        assertThat(ConfigReader.read(file(SOUND)).load().connections()).isEqualTo(64);
    }

    private Arrivals arrivals(String lines) throws IOException, ConfigException {
        return ConfigReader.read(file(SOUND.replace("rate: 400/s", lines)))
                .load()
                .arrivals();
    }

    @Test
    void warmupUntilSteadyHasAnOptionalMaximum() throws IOException, ConfigException {
        Path file = file(SOUND.replace("rate: 400/s", "rate: 400/s\n  warmup: {until-steady: 15s}"));

        Warmup bounded = ConfigReader.read(file).load().warmup();
        Warmup standard = ConfigReader.read(file(SOUND)).load().warmup();

        assertThat(bounded).isEqualTo(new Warmup.UntilSteady(Duration.ofSeconds(15)));
        assertThat(standard).isEqualTo(new Warmup.UntilSteady(Duration.ofSeconds(60)));
    }

    @Test
    void choicesAreParametersOfPathsAndBodies() throws IOException, ConfigException {
        String choosing = SOUND.replace(
                "get: \"/orders/{1..500}\"", "post: \"/{red|green}/{-5..5}\", body: {kind: \"{a|b}\", n: {}}");

        RequestConfig request =
                ConfigReader.read(file(choosing)).load().requests().get(0);

        assertThat(request.path()).isEqualTo("/{red|green}/{-5..5}");
        assertThat(request.body()).contains("{\"kind\":\"{a|b}\",\"n\":{}}");
        assertThat(refusal(choosing.replace("green", "")))
                .hasMessageContaining("The path has an empty choice at column 2 of '/{red|}/{-5..5}'");
    }

    @Test
    void bodiesBecomeJsonOfTheSameTypes() throws IOException, ConfigException {
        String body = SOUND.replace(
                "get: \"/orders/{1..500}\"", "post: /, body: {n: 1, x: 2.50, ok: true, no: ~, t: \"1\", l: [a, 010]}");

        RequestConfig request = ConfigReader.read(file(body)).load().requests().get(0);

        assertThat(request.body().orElseThrow())
                .isEqualTo("{\"n\":1,\"x\":2.50,\"ok\":true,\"no\":null,\"t\":\"1\",\"l\":[\"a\",\"010\"]}");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("headroom.yml"), text);
    }

    private ConfigException refusal(String text) throws IOException {
        return refusal(file(text));
    }

    private static ConfigException refusal(Path file) {
        ConfigException failure = catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));
        assertThat(failure).isNotNull();
        return failure;
    }
}
