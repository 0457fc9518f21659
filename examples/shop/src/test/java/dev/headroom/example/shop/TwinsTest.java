package dev.headroom.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repaired shop does what the planted one does, at less cost. */
class TwinsTest {

    @TempDir
    Path folder;

    private CountedDriver driver;

    @BeforeEach
    void countStatements() throws SQLException {
        driver = CountedDriver.register();
    }

    @AfterEach
    void stopCounting() throws SQLException {
        driver.close();
    }

    private Shop open(String database, Fixes fixes) throws ShopStartException {
        return Shop.open(ShopOptions.on("jdbc:counted:h2:mem:" + database, "sa", "", fixes), folder);
    }

    @Test
    void everyEndpointAnswersTheSamePlantedAndRepaired() throws Exception {
        List<String> planted;
        List<String> repaired;

        try (Shop shop = open("planted", Fixes.none())) {
            planted = new Visitor(shop.uri()).tour();
        }
        try (Shop shop = open("repaired", Fixes.all())) {
            repaired = new Visitor(shop.uri()).tour();
        }

        assertThat(repaired).isEqualTo(planted).allMatch(answer -> answer.contains(" -> 20"));
        assertThat(planted.get(3).lines().count()).isGreaterThan(100);
    }

    @Test
    void statementsPerRequestAreThoseOfTheReadme() throws Exception {
        try (Shop shop = open("planted", Fixes.none())) {
            SqlCounts.areKept(SqlCounts.PLANTED, shop, driver);
        }
        try (Shop shop = open("repaired", Fixes.all())) {
            SqlCounts.areKept(SqlCounts.REPAIRED, shop, driver);
        }
    }

    @Test
    void oneFixLeavesTheOtherHabits() throws Exception {
        try (Shop shop = open("single", Fixes.of(Planted.UNPOOLED_CONNECTION))) {
            SqlCounts.areKept(SqlCounts.PLANTED, shop, driver);

            // The pool may still be filling; it never holds more than ten.
            assertThat(connectionsOpenedBy(30, shop)).isLessThanOrEqualTo(10);
        }
        try (Shop shop = open("planted", Fixes.of(Planted.N_PLUS_ONE_QUERIES))) {
            SqlCounts.areKept(SqlCounts.REPAIRED, shop, driver);

            assertThat(connectionsOpenedBy(30, shop)).isGreaterThanOrEqualTo(30);
        }
    }

    private long connectionsOpenedBy(int requests, Shop shop) throws Exception {
        Visitor visitor = new Visitor(shop.uri());
        long before = driver.connections.get();
        for (int i = 1; i <= requests; i++) {
            visitor.send("GET /stock/" + i);
        }
        return driver.connections.get() - before;
    }

    @Test
    void theCacheGrowsWithTheVisitorsUntilItIsBounded() throws Exception {
        try (Shop shop = open("planted", Fixes.none())) {
            assertThat(keptAfter(shop, 50)).isEqualTo(50);
        }
        try (Shop shop = open("repaired", Fixes.all())) {
            assertThat(keptAfter(shop, 50)).isEqualTo(3);
        }
    }

    private static int keptAfter(Shop shop, int visitors) throws Exception {
        Visitor visitor = new Visitor(shop.uri());
        for (int i = 0; i < visitors; i++) {
            visitor.send("GET /products/1?visitor=v" + i);
        }
        HttpResponse<String> health = visitor.send("GET /health");
        return Integer.parseInt(health.body().replaceAll("\\D", ""));
    }

    @Test
    void everyOrderPlacedIsAudited() throws Exception {
        try (Shop shop = open("planted", Fixes.none())) {
            new Visitor(shop.uri()).tour();
        }
        try (Shop shop = open("repaired", Fixes.all())) {
            new Visitor(shop.uri()).tour();
        }

        assertThat(Files.readAllLines(folder.resolve("audit.log")))
                .hasSize(4)
                .allMatch(line -> line.matches("\\S+ order=1000[12] customer=7 product=[34] quantity=[12] cents=\\d+"));
    }

    @Test
    void whatIsUnknownIs404AndWhatIsWrongIs400() throws Exception {
        try (Shop shop = open("planted", Fixes.none())) {
            Visitor visitor = new Visitor(shop.uri());
            for (String path : List.of(
                    "GET /customers/501/orders",
                    "GET /customers/501/summary",
                    "GET /products/1001",
                    "GET /recommendations/1001",
                    "GET /stock/1001",
                    "GET /orders/123456789",
                    "GET /export/orders.csv?customer=501",
                    "GET /nothing",
                    "POST /orders {\"customer\":501,\"product\":1}")) {
                assertThat(visitor.send(path).statusCode()).as(path).isEqualTo(404);
            }
            for (String path : List.of(
                    "GET /customers/x/orders",
                    "GET /customers/1/summary?sections=all",
                    "GET /products/-1",
                    "GET /products/1?currency=XXX",
                    "GET /search",
                    "GET /search?q=%20",
                    "GET /search?q=" + "a".repeat(101),
                    "GET /export/orders.csv",
                    "GET /orders/99999999999",
                    "POST /orders {\"customer\":1}",
                    "POST /orders {\"customer\":1,\"product\":1,\"quantity\":0}",
                    "POST /orders null",
                    "POST /orders <order/>")) {
                assertThat(visitor.send(path).statusCode()).as(path).isEqualTo(400);
            }
        }
    }
}
