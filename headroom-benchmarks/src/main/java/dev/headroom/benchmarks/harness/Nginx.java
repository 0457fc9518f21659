package dev.headroom.benchmarks.harness;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An nginx with one worker on a free port of this machine that answers every request with {@code return 200}. */
public final class Nginx implements AutoCloseable {

    private static final List<String> CREATED_BY_NGINX =
            List.of("nginx.pid", "error.log", "body", "proxy", "fastcgi", "uwsgi", "scgi");

    private final Process process;
    private final URI uri;

    private Nginx(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    public static Nginx start() throws IOException, InterruptedException {
        return start("");
    }

    /** Speaks HTTP/2 in plain text, to clients that begin with it. */
    public static Nginx startHttp2() throws IOException, InterruptedException {
        return start(" http2");
    }

    private static Nginx start(String listening) throws IOException, InterruptedException {
        var folder = TemporaryFolder.create("headroom-nginx");
        Path directory = folder.path();
        CREATED_BY_NGINX.forEach(folder::file);
        int port = FreePort.find();
        Path configuration = folder.file("nginx.conf");
        Files.writeString(configuration, configuration(port, listening));
        Process process = Child.endingWithUs(new ProcessBuilder(
                        List.of("nginx", "-p", directory.toString(), "-c", configuration.toString(), "-e", "error.log"))
                .redirectErrorStream(true)
                .redirectOutput(folder.file("output.log").toFile())
                .start());
        var nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port));
        FreePort.awaitListening(process, port, Duration.ofSeconds(10));
        return nginx;
    }

    private static String configuration(int port, String listening) {
        return String.format(
                """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 4096; }
            http {
              access_log off;
              keepalive_requests 1000000000;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              server { listen 127.0.0.1:%d%s; location / { return 200 "ok"; } }
            }
            """,
                port, listening);
    }

    public URI uri() {
        return uri;
    }

    /** Ends the master, which ends its worker. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
