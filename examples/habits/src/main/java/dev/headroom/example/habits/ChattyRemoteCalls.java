package dev.headroom.example.habits;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** How many pieces of a basket's articles the supplier has: asked article by article, or for the basket at once. */
final class ChattyRemoteCalls implements Pair {

    private static final int ARTICLES = 12;

    private final Supplier supplier;

    ChattyRemoteCalls(Supplier supplier) {
        this.supplier = supplier;
    }

    @Override
    public String rule() {
        return "chatty-remote-calls";
    }

    @Override
    public String bad(int number) throws IOException, InterruptedException {
        HttpClient client = supplier.client();
        int pieces = 0;
        for (String sku : basket(number)) {
            HttpRequest request = supplier.stock(sku);
            HttpResponse<String> answer = client.send(request, ofString()); // planted: chatty-remote-calls
            pieces += Integer.parseInt(answer.body());
        }
        return pieces + " pieces";
    }

    @Override
    public String fixed(int number) throws IOException, InterruptedException {
        HttpRequest request = supplier.stock(String.join(",", basket(number)));
        HttpResponse<String> answer = supplier.client().send(request, ofString());
        return Integer.parseInt(answer.body()) + " pieces";
    }

    private static List<String> basket(int number) {
        List<String> skus = new ArrayList<>(ARTICLES);
        for (int article = 1; article <= ARTICLES; article++) {
            skus.add(String.valueOf(number * 100 + article));
        }
        return skus;
    }
}
