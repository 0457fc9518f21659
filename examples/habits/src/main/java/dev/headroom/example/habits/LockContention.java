package dev.headroom.example.habits;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Today's rate of a currency, noted for everybody: asked for while all others wait, or before anything is locked. */
final class LockContention implements Pair {

    private final Supplier supplier;
    private final Lock lock = new ReentrantLock();
    private final Map<String, Integer> known = new HashMap<>();

    LockContention(Supplier supplier) {
        this.supplier = supplier;
    }

    @Override
    public String rule() {
        return "lock-contention";
    }

    @Override
    public String bad(int number) throws IOException, InterruptedException {
        String currency = "C".repeat(number);
        lock.lock(); // planted: lock-contention
        try {
            int rate = ask(currency);
            known.put(currency, rate);
            return currency + " " + rate;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String fixed(int number) throws IOException, InterruptedException {
        String currency = "C".repeat(number);
        int rate = ask(currency);
        lock.lock();
        try {
            known.put(currency, rate);
        } finally {
            lock.unlock();
        }
        return currency + " " + rate;
    }

    private int ask(String currency) throws IOException, InterruptedException {
        HttpResponse<String> answer = supplier.client().send(supplier.rate(currency), BodyHandlers.ofString());
        return Integer.parseInt(answer.body());
    }
}
