package com.github.benmanes.caffeine.cache;

public final class Caffeine {
    public static Caffeine newBuilder() {
        return new Caffeine();
    }

    public Caffeine maximumSize(long size) {
        return this;
    }

    public <K, V> Cache<K, V> build() {
        throw new UnsupportedOperationException();
    }
}
