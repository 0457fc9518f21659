package dev.headroom.junit.internal.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which frame is named as the place that issued a statement. */
final class CallSiteTest {

    @Test
    void theInnermostFrameOutsideLibrariesIsTheSite() {
        List<String> frames = List.of(
                "org.springframework.jdbc.core.JdbcTemplate.query(JdbcTemplate.java:100)",
                "com.acme.Orders$$SpringCGLIB$$0.lines(<generated>:-1)",
                "com.acme.Orders.lines(Orders.java:44)",
                "com.acme.OrdersTest.all(OrdersTest.java:12)");

        assertThat(CallSite.of(frames)).contains("com.acme.Orders.lines(Orders.java:44)");
        assertThat(CallSite.isOfPool(frames)).isFalse();
    }

    @Test
    void aStackOfLibrariesOnlyIsNamedByItsInnermostFrame() {
        List<String> frames =
                List.of("org.hibernate.Loader.load(Loader.java:1)", "java.lang.Thread.run(Thread.java:840)");

        assertThat(CallSite.of(frames)).contains("org.hibernate.Loader.load(Loader.java:1)");
        assertThat(CallSite.of(List.of())).isEmpty();
    }

    @Test
    void whatAPoolIssuesOnItsOwnAccountIsToldByItsInnermostFrame() {
        List<String> opening = List.of(
                "com.zaxxer.hikari.pool.PoolBase.executeSql(PoolBase.java:1)",
                "com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:2)",
                "com.acme.Orders.lines(Orders.java:44)");

        assertThat(CallSite.isOfPool(opening)).isTrue();
        assertThat(CallSite.isOfPool(opening.subList(2, 3))).isFalse();
    }
}
