package dev.headroom.victim;

import java.io.IOException;
import java.io.OutputStream;

/** The manners of a victim: say when it is ready, stay until nobody listens. */
final class Victim {
    private Victim() {}

    static void serve(int port) throws IOException {
        System.out.println("ready " + port);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    static int id(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}
