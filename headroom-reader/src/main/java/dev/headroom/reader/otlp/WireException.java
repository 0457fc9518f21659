package dev.headroom.reader.otlp;

import java.io.IOException;

/** Bytes that are no protobuf; {@link Otlp} says which file. */
final class WireException extends IOException {

    private static final long serialVersionUID = 1;

    private final long position;

    WireException(String found, long position) {
        super("there is " + found + ", which protobuf does not have here");
        this.position = position;
    }

    long position() {
        return position;
    }
}
