package dev.headroom.agent.sql;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Normalised statements by their SQL text, so that a repeated statement costs one look-up. Bounded: two generations of
 * texts, the older dropped when the younger is full, so that statements in use survive a flood of unique ones.
 * Thread-safe.
 */
public final class SqlTexts {
    private static final int MAX_CACHED_CHARS = 10_000;

    private final int generationSize;
    private volatile ConcurrentHashMap<String, String> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<String, String> old = new ConcurrentHashMap<>();

    public SqlTexts(int generationSize) {
        if (generationSize < 1) {
            throw new IllegalArgumentException("A generation needs room for one statement, got " + generationSize);
        }
        this.generationSize = generationSize;
    }

    public String normalised(String sql) {
        String known = young.get(sql);
        if (known != null) {
            return known;
        }
        String survivor = old.get(sql);
        String normalised = survivor == null ? new SqlNormaliser(sql).normalise() : survivor;
        if (sql.length() <= MAX_CACHED_CHARS) {
            keep(sql, normalised);
        }
        return normalised;
    }

    private void keep(String sql, String normalised) {
        if (young.size() >= generationSize) {
            synchronized (this) {
                if (young.size() >= generationSize) {
                    old = young;
                    young = new ConcurrentHashMap<>();
                }
            }
        }
        young.put(sql, normalised);
    }
}
