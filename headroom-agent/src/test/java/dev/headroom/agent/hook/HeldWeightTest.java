package dev.headroom.agent.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What entries of a collection weigh with all that they refer to, on a JVM where an object takes 16 bytes and an array's place one. */
final class HeldWeightTest {
    private static final long OBJECT = 16;

    /** Of a list or map of the JDK for each of its elements. */
    private static final long ELEMENT = 16;

    private static final int MOST_OBJECTS = 256;

    private final HeldWeight weight = new HeldWeight(instrumentation());

    private static Instrumentation instrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                HeldWeightTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, given) -> {
                    if (!method.getName().equals("getObjectSize")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Object object = given[0];
                    return OBJECT + (object.getClass().isArray() ? Array.getLength(object) : 0);
                });
    }

    /** An object of the application that refers to bytes and to another. */
    @SuppressWarnings("UnusedVariable") // fields are followed by what weighs
    private static final class Page {
        private final byte[] bytes;

        @Nullable
        Page next;

        Page(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    @Test
    void entriesOfAMapWhoseValuesHoldLargeArraysWeighTheArrays() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("first", new Page(new byte[1_000]));
        pages.put("second", new Page(new byte[3_000]));

        pages.entrySet().forEach(weight::add);

        long pairs = 2 * OBJECT;
        long keys = 2 * OBJECT + "first".length() + "second".length();
        long values = 2 * OBJECT + 2 * OBJECT + 4_000;
        assertThat(weight.bytes()).isEqualTo(pairs + keys + values);
    }

    @Test
    void whatSeveralEntriesReferToCountsOnce() {
        byte[] shared = new byte[5_000];

        weight.add(new Page(shared));
        weight.add(new Page(shared));
        weight.add(new Page(shared));

        assertThat(weight.bytes()).isEqualTo(3 * OBJECT + OBJECT + 5_000);
    }

    @Test
    void aCycleIsWalkedOnce() {
        Page first = new Page(new byte[100]);
        Page second = new Page(new byte[200]);
        first.next = second;
        second.next = first;

        weight.add(first);
        weight.add(second);

        assertThat(weight.bytes()).isEqualTo(4 * OBJECT + 300);
    }

    @Test
    void elementsOfTheJdksCollectionsAreWalked() {
        weight.add(new ArrayList<>(List.of(new Page(new byte[10]), new Page(new byte[20]))));

        assertThat(weight.bytes()).isEqualTo(OBJECT + 2 * ELEMENT + 4 * OBJECT + 30);
    }

    @Test
    void anEntryMayLeadToSoManyObjectsAndNoFurther() {
        weight.add(chain(MOST_OBJECTS / 2));

        assertThat(weight.bytes()).isEqualTo(MOST_OBJECTS * OBJECT);

        weight.add(chain(MOST_OBJECTS / 2 + 1));

        assertThat(weight.bytes()).isEqualTo(HeldWeight.UNKNOWN);
    }

    /** Each page of it is two objects, the page and its bytes. */
    private static Page chain(int pages) {
        Page first = new Page(new byte[0]);
        for (int i = 1; i < pages; i++) {
            Page before = new Page(new byte[0]);
            before.next = first;
            first = before;
        }
        return first;
    }

    @Test
    void ofALongArrayTheFirstPlacesAreLookedAt() {
        Object[] places = new Object[2_000];
        Arrays.fill(places, new Page(new byte[7]));
        places[1_999] = new Page(new byte[5_000]);

        weight.add(places);

        assertThat(weight.bytes()).isEqualTo(OBJECT + 2_000 + 2 * OBJECT + 7);
    }

    @Test
    void whatLivesWithoutTheEntryWeighsNothing() {
        weight.add(new Object[] {
            String.class, Thread.currentThread(), Thread.State.NEW, new WeakReference<>(new byte[9_000]), null
        });

        assertThat(weight.bytes()).isEqualTo(OBJECT + 5);
    }

    @Test
    void aMapOfTheApplicationIsWeighedByItsFieldsAndNeverAsked() {
        weight.add(new Ledger(new byte[400]));

        assertThat(weight.bytes()).isEqualTo(2 * OBJECT + 400);
    }

    private static final class Ledger extends AbstractMap<String, String> {
        private final byte[] bytes;

        Ledger(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            throw new AssertionError("nobody may ask the application's objects");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("nobody may ask the application's objects");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            throw new AssertionError("nobody may ask the application's objects");
        }
    }
}
