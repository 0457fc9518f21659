package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.internal.Libraries;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.profile.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database connection opened anew for a request instead of being taken from a pool. */
final class UnpooledConnectionRule implements Rule {

    private static final Signature OPENING = Signature.anywhere(List.of(
                    "java.sql.DriverManager.getConnection",
                    "org.h2.Driver.connect",
                    "org.h2.jdbcx.JdbcDataSource.getConnection",
                    "org.postgresql.Driver.connect",
                    "org.postgresql.ds.common.BaseDataSource.getConnection",
                    "com.mysql.cj.jdbc.NonRegisteringDriver.connect",
                    "com.mysql.cj.jdbc.MysqlDataSource.getConnection",
                    "org.mariadb.jdbc.Driver.connect",
                    "org.mariadb.jdbc.MariaDbDataSource.getConnection",
                    "oracle.jdbc.driver.OracleDriver.connect",
                    "oracle.jdbc.pool.OracleDataSource.getConnection",
                    "com.microsoft.sqlserver.jdbc.SQLServerDriver.connect",
                    "com.microsoft.sqlserver.jdbc.SQLServerDataSource.getConnection",
                    "org.hsqldb.jdbc.JDBCDriver.connect"))
            .butNotThrough(Libraries.CONNECTION_POOLS)
            .remembered();

    private static final SampleType[] HEAT = {SampleType.CPU, SampleType.WALL, SampleType.ALLOC_SPACE};

    @Override
    public String id() {
        return "unpooled-connection";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return HotSite.find(endpoint, OPENING).stream()
                .flatMap(site -> finding(endpoint, site).stream())
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site) {
        boolean again = site.requestsSeen() >= Thresholds.SEVERAL_REQUESTS;
        if (!again || site.surestShare(HEAT) < Thresholds.WARM) {
            return Optional.empty();
        }
        List<Gain> gains = Gains.of(endpoint, site);
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>();
        evidence.add(Evidence.text(
                "Samples caught %d different requests (of %d) opening a connection at this line, none of them inside a pool.",
                site.requestsSeen(), endpoint.requests().size()));
        evidence.addAll(Evidence.heat(endpoint, site));
        return Optional.of(new Finding(
                id(),
                "Connection opened for every request in " + site.location().method(),
                Level.IO,
                site.location(),
                endpoint.endpoint(),
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                "Take the connection from a pool that lives as long as the service: "
                        + "`try (Connection connection = dataSource.getConnection())` on a pooled `DataSource` such as "
                        + "HikariCP; closing it gives it back.",
                site.requestsSeen() >= Thresholds.MANY_REQUESTS ? Status.CONFIRMED : Status.SUSPECTED,
                site.path()));
    }
}
