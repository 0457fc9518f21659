package dev.headroom.example.habits;

import static java.time.format.DateTimeFormatter.ofPattern;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The days of a calendar, written: by a format that is built for each, or by one that is kept. */
final class CostlyObjectPerUse implements Pair {

    private static final int DAYS = 730;
    private static final String PATTERN = "EEE dd.MM.yyyy";
    private static final DateTimeFormatter DAY = ofPattern(PATTERN, Locale.ROOT);

    @Override
    public String rule() {
        return "costly-object-per-use";
    }

    @Override
    public String bad(int number) {
        LocalDate first = LocalDate.of(2000 + number, 1, 1);
        int checksum = 0;
        for (int day = 0; day < DAYS; day++) {
            DateTimeFormatter format = ofPattern(PATTERN, Locale.ROOT); // planted: costly-object-per-use
            checksum = 31 * checksum + first.plusDays(day).format(format).hashCode();
        }
        return DAYS + " days, checksum " + checksum;
    }

    @Override
    public String fixed(int number) {
        LocalDate first = LocalDate.of(2000 + number, 1, 1);
        int checksum = 0;
        for (int day = 0; day < DAYS; day++) {
            checksum = 31 * checksum + first.plusDays(day).format(DAY).hashCode();
        }
        return DAYS + " days, checksum " + checksum;
    }
}
