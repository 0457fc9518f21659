package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What all pages have in common: a document that holds its styles, scripts and data, and a content security policy that
 * lets exactly those run and nothing be fetched.
 *
 * @param body the document's static body, a resource beside this class
 * @param styles resources beside this class, in order
 * @param scripts likewise; they share one global name, {@code Headroom}
 * @param charts whether uPlot is put before the scripts
 */
record PageShell(String body, List<String> styles, List<String> scripts, boolean charts) {

    /** Where the WebJar keeps its files; the version is that of {@code uplot.version} in the parent POM. */
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    /** Writes the members of the page's one JSON object. */
    @FunctionalInterface
    interface Data {
        void writeTo(JsonGenerator json) throws IOException;
    }

    PageShell {
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    void write(String title, OutputStream out, Data data) throws IOException {
        List<String> css = new ArrayList<>();
        List<String> js = new ArrayList<>();
        if (charts) {
            String license = "/*! uPlot, https://github.com/leeoniya/uPlot\n" + text(UPLOT + "LICENSE") + "*/\n";
            css.add(license + text(UPLOT + "dist/uPlot.min.css"));
            js.add(license + text(UPLOT + "dist/uPlot.iife.min.js"));
        }
        for (String style : styles) {
            css.add(text(style));
        }
        for (String script : scripts) {
            js.add(text(script));
        }
        Writer html = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        writeHead(title, policy(css, js), css, html);
        html.append("<body>\n").append(text(body)).append("<script type=\"application/json\" id=\"data\">");
        writeData(data, html);
        html.append("</script>\n");
        for (String script : js) {
            html.append("<script>").append(script).append("</script>\n");
        }
        html.append("</body>\n</html>\n").flush();
    }

    private static void writeHead(String title, String policy, List<String> css, Writer html) throws IOException {
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy)
                .append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(title.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</title>\n");
        for (String style : css) {
            html.append("<style>").append(style).append("</style>\n");
        }
        html.append("</head>\n");
    }

    private static void writeData(Data data, Writer html) throws IOException {
        JsonFactory factory = new JsonFactory().setCharacterEscapes(new ScriptSafeEscapes());
        try (JsonGenerator json = factory.createGenerator(html)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            data.writeTo(json);
            json.writeEndObject();
        }
    }

    private static String policy(List<String> css, List<String> js) {
        var policy = new StringBuilder("default-src 'none'; base-uri 'none'; form-action 'none'; style-src");
        css.forEach(style -> policy.append(" 'sha256-").append(sha256(style)).append('\''));
        policy.append("; script-src");
        js.forEach(script -> policy.append(" 'sha256-").append(sha256(script)).append('\''));
        return policy.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = resource.startsWith("/")
                ? PageShell.class.getClassLoader().getResourceAsStream(resource.substring(1))
                : PageShell.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("The page's part " + resource
                        + " is not on the class path. Rebuild Headroom, or put its jar back as it was built.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
