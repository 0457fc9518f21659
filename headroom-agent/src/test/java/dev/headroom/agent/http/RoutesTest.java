package dev.headroom.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutesTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/orders, /orders",
        "/orders/17, /orders/{id}",
        "/orders/17/, /orders/{id}/",
        "/orders/-1/lines, /orders/{id}/lines",
        "/u/123e4567-e89b-12d3-a456-426614174000, /u/{id}",
        "/c/0af7651916cd43dd8448eb211c80319c, /c/{id}",
        "/v2/cafe, /v2/cafe",
        "/a;jsessionid=12/b?x=1/2, /a/b",
        "/orders/17?x=1, /orders/{id}",
    })
    void segmentsThatAreDataBecomeIds(String path, String route) {
        assertThat(new Routes(10).ofPath(path, null)).isEqualTo(route);
    }

    @Test
    void theConfiguredPartOfAPathIsKept() {
        assertThat(new Routes(10).ofPath("/2024/17", "/2024/")).isEqualTo("/2024/{id}");
        assertThat(new Routes(10).ofPath("/2024", "/2024")).isEqualTo("/2024");
    }

    @Test
    void whoeverInventsPathsGetsOther() {
        Routes routes = new Routes(3);
        for (int i = 0; i < 3; i++) {
            routes.ofPath("/known" + i, null);
        }

        assertThat(routes.ofPath("/more", null)).isEqualTo("other");
        assertThat(routes.ofPath("/known1", null)).isEqualTo("/known1");
        assertThat(routes.ofPath("/" + "x".repeat(100_000), null)).isEqualTo("other");
    }
}
