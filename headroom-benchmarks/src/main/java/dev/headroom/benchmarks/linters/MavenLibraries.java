package dev.headroom.benchmarks.linters;

import dev.headroom.benchmarks.harness.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tool with all it needs, fetched by Maven into a folder. It is no dependency of this project: what it needs is its own business. */
public final class MavenLibraries {

    private MavenLibraries() {}

    /**
     * @param coordinates {@code group:artifact:version} of each
     * @return the class path of the tool
     */
    public static String fetch(Path into, List<String> coordinates) throws IOException, InterruptedException {
        Path pom = Files.createDirectories(into).resolve("pom.xml");
        var text = new StringBuilder(
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                        + "<groupId>peers</groupId><artifactId>peers</artifactId><version>1</version><dependencies>");
        for (String each : coordinates) {
            String[] parts = each.split(":", -1);
            text.append("<dependency><groupId>")
                    .append(parts[0])
                    .append("</groupId><artifactId>")
                    .append(parts[1])
                    .append("</artifactId><version>")
                    .append(parts[2])
                    .append("</version></dependency>");
        }
        Files.writeString(pom, text.append("</dependencies></project>"));
        Path libraries = into.resolve("lib");
        Child.run(List.of(
                "mvn",
                "-q",
                "-B",
                "-f",
                pom.toString(),
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
                "-DincludeScope=runtime",
                "-DoutputDirectory=" + libraries));
        return libraries + "/*";
    }
}
