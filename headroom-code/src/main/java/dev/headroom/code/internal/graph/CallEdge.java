package dev.headroom.code.internal.graph;

/**
 * @param exact whether no subclass can answer instead: static, private, constructor or super calls
 * @param lambda whether the callee is the body of a lambda, and so part of the caller's own source
 */
public record CallEdge(MethodKey callee, boolean exact, boolean lambda) {}
