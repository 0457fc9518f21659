package dev.headroom.example.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code java -jar shop.jar}: reads the options, opens the shop, and keeps it open until the process is told to end. */
public final class ShopMain {

    private static final int FAILED_TO_OPEN = 1;
    private static final int BAD_USAGE = 2;

    private ShopMain() {}

    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--help")) {
            System.out.println(ShopOptions.HELP);
            return;
        }
        try {
            open(ShopOptions.parse(args, System.getenv()));
        } catch (BadOptionException e) {
            end(BAD_USAGE, e.getMessage() + " Try --help.");
        } catch (ShopStartException e) {
            end(FAILED_TO_OPEN, e.getMessage());
        }
    }

    private static void open(ShopOptions options) throws ShopStartException {
        WorkFolder folder = WorkFolder.open(options.workDir());
        // Read by logback.xml, which is read when the first class of the shop that logs is loaded: after this.
        System.setProperty("shop.log.dir", folder.path().toString());
        System.setProperty("shop.log.to", options.log().name().toLowerCase(Locale.ROOT));
        try {
            Shop shop = Shop.open(options, folder.path());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(shop, folder), "shop-close"));
            System.out.println("shop listening on " + shop.uri());
        } catch (ShopStartException e) {
            close(folder);
            throw e;
        }
    }

    private static void close(Shop shop, WorkFolder folder) {
        shop.close();
        close(folder);
    }

    private static void close(WorkFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.path() + " could not be removed", e);
        }
    }

    private static void end(int exitCode, @Nullable String message) {
        System.err.println("shop: " + message);
        System.exit(exitCode);
    }
}
