package dev.headroom.benchmarks;

import dev.headroom.load.EndpointLoad;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The example shop's mix, as its own {@code headroom.yml} has it. */
final class ShopMix {

    private ShopMix() {}

    static List<EndpointLoad> endpoints() {
        return List.of(
                get("GET /customers/{id}/orders", "/customers/{1..500}/orders", 3),
                get("GET /products/{id}", "/products/{1..1000}?currency=EUR&visitor=v{1..1000000}", 4),
                get("GET /export/orders.csv", "/export/orders.csv?customer={1..500}", 2),
                get("GET /search", "/search?q=lamp+{1..99}", 2),
                new EndpointLoad(
                        "POST /orders",
                        "POST",
                        "/orders",
                        Map.of("Content-Type", "application/json"),
                        "{\"customer\": {1..500}, \"product\": {1..1000}, \"quantity\": {1..3}}",
                        2,
                        Set.of()),
                get("GET /recommendations/{id}", "/recommendations/{1..1000}", 2),
                get("GET /customers/{id}/summary", "/customers/{1..500}/summary", 2),
                get("GET /stock/{id}", "/stock/{1..1000}", 2),
                get("GET /orders/{id}", "/orders/{1..10000}", 3));
    }

    private static EndpointLoad get(String name, String path, int weight) {
        return EndpointLoad.get(path).withName(name).withWeight(weight);
    }
}
