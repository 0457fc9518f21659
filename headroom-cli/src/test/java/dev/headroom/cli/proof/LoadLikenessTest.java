package dev.headroom.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.config.ConfigReader;
import dev.headroom.cli.config.HeadroomConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two configurations ask the same of a service, or it is said what differs. */
class LoadLikenessTest {

    private static final String SHOP =
            """
            apiVersion: headroom/v1
            service:
              command: java -jar shop.jar
              url: http://127.0.0.1:8080
            load:
              rate: 400/s
              warmup: 5s
              duration: 30s
              requests:
                - {name: "list", get: "/orders/{users.id}", weight: 8, headers: {Accept: text/plain}}
                - {name: "add", post: "/orders", body: {sku: "a"}, weight: 2}
              data:
                users: {file: users.csv}
            profile: {cpu: 10ms}
            """;

    @TempDir
    private Path scratch;

    private HeadroomConfig config(String name, String text, String users) throws Exception {
        Path folder = Files.createDirectory(scratch.resolve(name));
        Files.writeString(folder.resolve("users.csv"), users);
        return ConfigReader.read(Files.writeString(folder.resolve("headroom.yml"), text));
    }

    private LoadLikeness compare(String after) throws Exception {
        return LoadLikeness.of(config("before", SHOP, "id\n1\n2\n"), config("after", after, "id\n1\n2\n"));
    }

    @Test
    void twoBuildsOfOneServiceUnderOneLoadAreAlike() throws Exception {
        String other = SHOP.replace("shop.jar", "shop-2.jar").replace(":8080", ":8090")
                + "budgets:\n  - endpoint: list\n    latency: [\"p(95)<50ms\"]\n";

        assertThat(compare(other).differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate: 400/s| rate: 200/s| constant 400/s before and constant 200/s after",
                "rate: 400/s| closed: 4| constant 400/s before and 4 users",
                "warmup: 5s| warmup: until-steady| load.warmup is 5.00 s before",
                "duration: 30s| duration: 10s| load.duration is 30.0 s before and 10.0 s after",
                "duration: 30s| seed: 7| load.seed",
                "name: \"list\"| name: \"lists\"| request list is only in the configuration before",
                "name: \"list\"| name: \"lists\"| request lists is only in the configuration after",
                "weight: 8| weight: 9| request list differs in weight",
                "text/plain| text/html| request list differs in headers",
                "{sku: \"a\"}| {sku: \"b\"}| request add differs in body",
                "/orders/{users.id}| /order/{users.id}| request list differs in path",
                "profile: {cpu: 10ms}| profile: off| profile is cpu",
            })
    void eachDifferenceIsNamed(String part, String other, String difference) throws Exception {
        assertThat(SHOP).contains(part);

        assertThat(compare(SHOP.replace(part, other)).differences())
                .anyMatch(found -> found.contains(difference.strip()));
    }

    @Test
    void rowsThatDifferInAValueAreADifference() throws Exception {
        HeadroomConfig before = config("before", SHOP, "id\n1\n2\n");

        assertThat(LoadLikeness.of(before, config("after", SHOP, "id\n1\n3\n")).differences())
                .containsExactly("data set users differs in values");
        assertThat(LoadLikeness.of(before, config("longer", SHOP, "id\n1\n2\n3\n"))
                        .differences())
                .containsExactly("data set users differs in rows");
    }
}
