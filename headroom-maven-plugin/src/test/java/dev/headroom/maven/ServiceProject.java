package dev.headroom.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A project whose build measures a service, a program of one file. Its answers take so long that a machine which is busy beside it
 * makes none of its tail. {@code headroom.yml} and {@code strict.yml} measure one that already runs, {@code before.yml} and {@code
 * after.yml} start it.
 */
final class ServiceProject {
    private ServiceProject() {}

    static void write(Path folder, int port, String version) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), POM.replace("VERSION", version));
        Files.writeString(folder.resolve("Service.java"), SERVICE);
        String running = CONFIG.replace("SERVICE", "url: http://127.0.0.1:" + port) + RUN;
        Files.writeString(folder.resolve("headroom.yml"), running.replace("LIMIT", "10s"));
        Files.writeString(folder.resolve("strict.yml"), running.replace("LIMIT", "1us"));
    }

    /** @param port on which nobody listens */
    static void writeProof(Path folder, int port) throws IOException {
        for (String name : List.of("before", "after")) {
            String heap = name.equals("before") ? "-Xmx128m" : "-Xmx96m";
            String started =
                    """
                    command: ["JAVA", "HEAP", "Service.java", "PORT"]
                      ready: http://127.0.0.1:PORT/health"""
                            .replace("JAVA", java())
                            .replace("HEAP", heap)
                            .replace("PORT", Integer.toString(port));
            Files.writeString(
                    folder.resolve(name + ".yml"),
                    CONFIG.replace("SERVICE", started).replace("LIMIT", "10s") + PROVEN);
        }
    }

    /** Starts the service, and waits until it listens. */
    static Process start(Path folder, int port) throws IOException {
        Process service = new ProcessBuilder(java(), "Service.java", Integer.toString(port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = service.inputReader(StandardCharsets.UTF_8).readLine();
        if (!"listening".equals(said)) {
            throw new AssertionError("The service said: " + said);
        }
        return service;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static final String POM =
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId>
              <artifactId>service</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <build>
                <plugins>
                  <plugin>
                    <groupId>dev.headroom</groupId>
                    <artifactId>headroom-maven-plugin</artifactId>
                    <version>VERSION</version>
                    <executions>
                      <execution>
                        <id>measure</id>
                        <goals><goal>run</goal></goals>
                      </execution>
                      <execution>
                        <id>judge</id>
                        <goals><goal>gate</goal></goals>
                      </execution>
                      <execution>
                        <id>settle</id>
                        <phase>none</phase>
                        <goals><goal>prove</goal></goals>
                        <configuration>
                          <before>before.yml</before>
                          <after>after.yml</after>
                          <arguments>
                            <argument>--blocks</argument>
                            <argument>2</argument>
                          </arguments>
                        </configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String CONFIG =
            """
            apiVersion: headroom/v1
            service:
              SERVICE
            budgets:
              - endpoint: "GET /ping"
                latency: ["p(95)<LIMIT"]
            load:
              rate: 50/s
              requests:
                - {name: "GET /ping", get: "/ping"}
            """;

    private static final String RUN = """
              warmup: 1s
              duration: 2s
            """;

    /** Two blocks decide what repeats, which is the number of statements, and nothing else. */
    private static final String PROVEN =
            """
              warmup: 500ms
              duration: 1s
            defaults: {latency: {regress: off}, memory: {regress: off}, allocations: {regress: off}}
            """;

    private static final String SERVICE =
            """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import java.util.concurrent.Executors;
            import java.util.concurrent.locks.LockSupport;

            public final class Service {
                public static void main(String[] arguments) throws Exception {
                    int port = Integer.parseInt(arguments[0]);
                    HttpServer server =
                            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
                    server.createContext("/", exchange -> {
                        try (exchange) {
                            LockSupport.parkNanos(100_000_000);
                            byte[] body = "pong".getBytes();
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                        }
                    });
                    server.setExecutor(Executors.newFixedThreadPool(16));
                    server.start();
                    System.out.println("listening");
                }
            }
            """;
}
