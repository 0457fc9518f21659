package dev.headroom.victim;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks the agent in its own JVM what an order costs, as code that knows it by name only, and prints the answers. */
public final class WindowVictim {
    private WindowVictim() {}

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        try (Shop shop = new Shop()) {
            ExecutorService workers = Executors.newFixedThreadPool(1);
            print("own", () -> shop.order(1));
            print("task", () -> workers.submit(() -> shop.order(1)).get());
            print("elsewhere", () -> {
                Thread other = new Thread(() -> order(shop), "other");
                other.start();
                other.join();
            });
            print("nothing", () -> {});
            workers.shutdown();
        }
        print("foreign", WindowVictim::closeOnAnotherThread);
        Victim.serve(0);
    }

    private static void order(Shop shop) {
        try {
            shop.order(1);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Class<?> windows() throws ClassNotFoundException {
        return Class.forName("dev.headroom.agent.hook.Windows", true, null);
    }

    private static Object open() throws ReflectiveOperationException {
        return windows().getMethod("open", boolean.class).invoke(null, true);
    }

    private static Properties close(Object window) throws ReflectiveOperationException {
        Method close = windows().getMethod("close", Object.class, long.class);
        return (Properties) close.invoke(null, window, TimeUnit.SECONDS.toNanos(5));
    }

    private static void print(String name, Work work) throws Exception {
        Object window = open();
        work.run();
        new TreeMap<>(close(window))
                .forEach((key, value) -> System.out.println(
                        name + " " + key + "=" + value.toString().replace('\n', '<')));
    }

    private static void closeOnAnotherThread() throws Exception {
        Object window = open();
        Thread other = new Thread(() -> {
            try {
                close(window);
            } catch (InvocationTargetException refused) {
                System.out.println(
                        "foreign refused=" + refused.getTargetException().getMessage());
            } catch (ReflectiveOperationException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        });
        other.start();
        other.join();
        close(window);
    }
}
