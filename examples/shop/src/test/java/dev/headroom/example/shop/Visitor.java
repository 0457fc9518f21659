package dev.headroom.example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Someone who uses a shop over HTTP, one request after the other. */
final class Visitor {

    /** One good request to every endpoint, in an order that shows the order placed in the customer's list. */
    static final List<String> TOUR = List.of(
            "GET /customers/7/orders",
            "GET /products/3?currency=USD&visitor=9",
            "GET /products/3",
            "GET /export/orders.csv?customer=7",
            "GET /search?q=lamp",
            "GET /search?q=oak+lamp",
            "GET /search?q=nothing%20(like%20this",
            "GET /recommendations/3",
            "GET /customers/7/summary",
            "GET /customers/7/summary?sections=totals,favourites,months,categories,never_bought",
            "GET /stock/3",
            "GET /orders/7",
            "POST /orders {\"customer\":\"7\",\"product\":\"3\",\"quantity\":2}",
            "POST /orders {\"customer\":7,\"product\":4}",
            "GET /orders/10001",
            "GET /customers/7/orders");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI shop;

    Visitor(URI shop) {
        this.shop = shop;
    }

    /** Sends {@code METHOD /path [body]}. */
    HttpResponse<String> send(String request) throws IOException, InterruptedException {
        String[] parts = request.split(" ", 3);
        HttpRequest.BodyPublisher body =
                parts.length == 3 ? HttpRequest.BodyPublishers.ofString(parts[2]) : HttpRequest.BodyPublishers.noBody();
        return client.send(
                HttpRequest.newBuilder(shop.resolve(parts[1]))
                        .method(parts[0], body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    List<String> tour() throws IOException, InterruptedException {
        List<String> answers = new ArrayList<>();
        for (String request : TOUR) {
            HttpResponse<String> response = send(request);
            answers.add(request + " -> " + response.statusCode() + " " + response.body());
        }
        return answers;
    }
}
