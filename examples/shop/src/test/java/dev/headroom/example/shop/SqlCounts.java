package dev.headroom.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The statements each request costs, as the README states them: planted, then repaired. */
final class SqlCounts {

    static final Map<String, Long> PLANTED = counts(21);
    static final Map<String, Long> REPAIRED = counts(1);

    private SqlCounts() {}

    private static Map<String, Long> counts(long orderList) {
        return new TreeMap<>(Map.of(
                "GET /customers/8/orders", orderList,
                "GET /products/8?visitor=new", 1L,
                "GET /export/orders.csv?customer=8", 1L,
                "GET /search?q=lamp", 0L,
                "GET /recommendations/8", 0L,
                "GET /customers/8/summary", 2L,
                "GET /stock/8", 1L,
                "GET /orders/8", 1L,
                "POST /orders {\"customer\":8,\"product\":8}", 3L));
    }

    static void areKept(Map<String, Long> expected, Shop shop, CountedDriver driver)
            throws IOException, InterruptedException {
        Visitor visitor = new Visitor(shop.uri());
        Map<String, Long> measured = new TreeMap<>();
        for (String request : expected.keySet()) {
            long before = driver.statements.get();
            assertThat(visitor.send(request).statusCode()).as(request).isIn(200, 201);
            measured.put(request, driver.statements.get() - before);
        }
        assertThat(measured).isEqualTo(expected);
    }
}
