package dev.headroom.cli.config.starter;

/**
 * A GET that an interface description names.
 *
 * @param template with parameters by name: {@code /orders/{id}}
 * @param path with a range for each parameter: {@code /orders/{1..100}}
 */
record FoundEndpoint(String template, String path) {

    static FoundEndpoint of(String basePath, String template) {
        String whole = basePath + template;
        return new FoundEndpoint(whole, whole.replaceAll("\\{[^{}]*}", "{1..100}"));
    }

    String name() {
        return "GET " + template;
    }

    /** Whether a load can send it. */
    boolean isUsable() {
        return path.startsWith("/")
                && path.chars().allMatch(c -> c > ' ' && c <= '~')
                && path.replace("{1..100}", "").chars().noneMatch(c -> c == '{' || c == '}');
    }
}
