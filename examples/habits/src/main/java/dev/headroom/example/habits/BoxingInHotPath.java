package dev.headroom.example.habits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The middle one of a meter's readings: sorted as objects, or as numbers. */
final class BoxingInHotPath implements Pair {

    private static final int READINGS = 10_000;

    @Override
    public String rule() {
        return "boxing-in-hot-path";
    }

    @Override
    public String bad(int number) {
        List<Integer> readings = new ArrayList<>(READINGS);
        for (int minute = 0; minute < READINGS; minute++) {
            readings.add(reading(number, minute)); // planted: boxing-in-hot-path
        }
        Collections.sort(readings);
        return readings.get(READINGS / 2) + " watts";
    }

    @Override
    public String fixed(int number) {
        int[] readings = new int[READINGS];
        for (int minute = 0; minute < READINGS; minute++) {
            readings[minute] = reading(number, minute);
        }
        Arrays.sort(readings);
        return readings[READINGS / 2] + " watts";
    }

    /** Up and down like a day's, and never small enough for one of the objects that the JDK keeps. */
    private static int reading(int number, int minute) {
        return 1_000 + minute * (7_919 + number) % 4_093;
    }
}
