package dev.headroom.victim;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache's HTTP client of the fifth generation, as applications use it. */
final class ApacheClient5 {
    private static final CloseableHttpClient CLIENT = HttpClients.createDefault();

    private ApacheClient5() {}

    static String get(URI there) throws IOException {
        return CLIENT.execute(new HttpGet(there), response -> EntityUtils.toString(response.getEntity()));
    }
}
