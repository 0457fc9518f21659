package dev.headroom.benchmarks;

import dev.headroom.code.CodeReader;
import dev.headroom.code.CodeReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads one class path and ends; its arguments are its entries. */
public final class StaticReading {

    private StaticReading() {}

    public static void main(String[] arguments) throws IOException {
        CodeReading reading =
                CodeReader.standard().read(Stream.of(arguments).map(Path::of).toList());
        System.out.println(reading.sites().size() + " sites; " + reading.summary());
    }
}
