package dev.headroom.agent.victim;

import java.io.IOException;

/** The manners of a victim: say when it is ready, stay until nobody listens. */
final class Victim {
    private Victim() {}

    static void serve(int port) throws IOException {
        System.out.println("ready " + port);
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    static int id(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}
