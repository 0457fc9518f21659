package dev.headroom.cli.config.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of {@code headroom.yml}, by which editors complete and check it. */
public final class ConfigSchema {

    /** What the schema's file is called beside a configuration. */
    public static final String FILE_NAME = "headroom.schema.json";

    private ConfigSchema() {}

    /** Its text; the file of docs/reference. */
    public static String text() {
        try (InputStream in = ConfigSchema.class.getResourceAsStream(FILE_NAME)) {
            if (in == null) {
                throw new IllegalStateException("The jar of headroom-cli lacks " + FILE_NAME);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar of headroom-cli cannot be read", e);
        }
    }
}
