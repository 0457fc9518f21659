package dev.headroom.gate.finding;

/**
 * A finding of one run, as far as a gate needs it.
 *
 * @param rule its stable id: {@code n-plus-one-queries}
 * @param confirmed seen at run time with heat, and not only likely
 * @param endpoint as the load names it; empty where none is known
 * @param method class and method of its place, which stay the same when lines move
 * @param line 0 where unknown
 */
public record SeenFinding(
        String rule, FindingLevel level, boolean confirmed, String endpoint, String method, int line) {

    /** Whether it is the same one in another run. */
    boolean isSameAs(SeenFinding other) {
        return rule.equals(other.rule) && endpoint.equals(other.endpoint) && method.equals(other.method);
    }

    /** {@code n-plus-one-queries (io) at com.acme.Shop.list:41}. */
    public String text() {
        return rule + " (" + level.id() + ") at " + method + (line > 0 ? ":" + line : "");
    }
}
