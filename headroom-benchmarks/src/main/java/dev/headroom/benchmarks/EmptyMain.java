package dev.headroom.benchmarks;

/** A program that does nothing: what is left is the start and the end of a JVM. */
final class EmptyMain {

    private EmptyMain() {}

    public static void main(String[] arguments) {}
}
