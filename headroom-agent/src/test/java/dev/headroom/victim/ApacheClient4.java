package dev.headroom.victim;

import java.io.IOException;
import java.net.URI;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Apache's HTTP client of the fourth generation, as applications use it. */
final class ApacheClient4 {
    private static final CloseableHttpClient CLIENT = HttpClients.createDefault();

    private ApacheClient4() {}

    static String get(URI there) throws IOException {
        return CLIENT.execute(new HttpGet(there), response -> EntityUtils.toString(response.getEntity()));
    }
}
