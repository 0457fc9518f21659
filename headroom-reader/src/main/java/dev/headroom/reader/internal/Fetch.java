package dev.headroom.reader.internal;

import dev.headroom.reader.FetchException;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.RecordingTooLargeException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes a profile from a service that serves its own, within a time and a size. Redirects are not followed. */
public final class Fetch {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final String REMEDY = "Check the address in a browser or with curl, and that the service runs.";

    private Fetch() {}

    /** Whether a source is an address rather than a path. */
    public static boolean isAddress(String source) {
        String lower = source.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** Fetches into a temporary file that lives as long as the input. */
    public static Input open(String address, ReadOptions options) throws IOException {
        URI uri = parse(address);
        Path name = shownAs(uri);
        Path copy = Files.createTempFile("headroom-", ".fetched");
        boolean opened = false;
        try {
            download(uri, name, copy, options);
            Input input = Input.ofTemporary(copy, name, options);
            opened = true;
            return input;
        } finally {
            if (!opened) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private static void download(URI uri, Path name, Path copy, ReadOptions options) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        CompletableFuture<HttpResponse<Path>> response = client.sendAsync(
                HttpRequest.newBuilder(uri).build(),
                head -> new BoundedBody(HttpResponse.BodySubscribers.ofFile(copy), name, options.maxUnpackedBytes()));
        try {
            int status = response.get(options.fetchTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            if (status != OK) {
                throw new FetchException(name, "the server answered with status " + status, REMEDY, null);
            }
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new FetchException(
                    name,
                    "no whole answer within " + options.fetchTimeout().toSeconds() + " s",
                    "Ask for a shorter profile (seconds=…) or allow more time (fetchTimeout).",
                    e);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new FetchException(name, "the fetch was interrupted", "Run it again.", e);
        } catch (ExecutionException e) {
            throw failure(name, e);
        }
    }

    private static ReadException failure(Path name, ExecutionException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordingTooLargeException tooLarge) {
                return tooLarge;
            }
        }
        return new FetchException(name, "the profile could not be fetched (" + failed.getCause() + ")", REMEDY, failed);
    }

    private static URI parse(String address) throws IOException {
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null) {
                return uri;
            }
            throw new FetchException(Path.of(address), "the address names no host", REMEDY, null);
        } catch (URISyntaxException e) {
            throw new FetchException(Path.of(address), "this is no address: " + e.getReason(), REMEDY, e);
        }
    }

    /** Host, path and query without credentials: a name for messages. */
    private static Path shownAs(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return Path.of(uri.getHost() + port + uri.getRawPath() + query);
    }
}
