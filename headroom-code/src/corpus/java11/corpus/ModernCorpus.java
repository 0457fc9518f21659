package corpus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came after Java 8. */
final class ModernCorpus {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final HttpClient own = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    int sendEach(List<String> ids) throws IOException, InterruptedException {
        int count = 0;
        for (var id : ids) {
            var request = HttpRequest.newBuilder(URI.create("http://stock/" + id)).build();
            count += CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode(); // finds: chatty-remote-calls
        }
        return count;
    }

    int clientPerCall(URI address) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient(); // finds: unpooled-connection
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    int builtPerCall(URI address) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder().build(); // finds: unpooled-connection
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    int shared(URI address) throws IOException, InterruptedException { // silent
        var request = HttpRequest.newBuilder(address).build();
        return own.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    String carried(Map<String, Integer> counts) {
        var text = "";
        for (var entry : counts.entrySet()) {
            text += entry.getKey() + "=" + entry.getValue(); // finds: string-concat-in-loop
        }
        return text;
    }

    int small(List<String> letters) { // silent
        int count = 0;
        for (var letter : letters) {
            count += List.of("a", "e", "i").contains(letter) ? 1 : 0;
        }
        return count;
    }

    List<String> copied(Set<String> names) {
        var copy = new ArrayList<String>(); // finds: unsized-collection
        for (var name : names) {
            copy.add(name.strip());
        }
        return copy;
    }

    int overOne(String text) { // silent
        int count = 0;
        for (var each : List.of(text)) {
            count += each.split("[0-9]").length;
        }
        return count;
    }
}
