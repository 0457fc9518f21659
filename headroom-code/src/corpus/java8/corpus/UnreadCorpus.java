package corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.springframework.stereotype.Service;

/** Values that are worked out and put into a field, which somebody reads or nobody. */
final class UnreadCorpus {

    /** A container makes one. */
    @Service
    static final class Invoices {

        private String lastSums;
        private String lastNames;
        private String lastWords;
        private List<String> lastSorted;
        private int lastSize;
        private int asked;

        int booked(List<String> lines) {
            lastSums = EagerCorpus.sums(lines); // finds: eager-evaluation
            lastSize = lines.size();
            return lines.size();
        }

        int bookedAtTimes(List<String> lines) {
            if (lines.size() > 10) {
                lastNames = EagerCorpus.names(lines); // finds: eager-evaluation
            }
            return lines.size();
        }

        int bookedOneByOne(List<String> lines) {
            lines.forEach(line -> lastWords = EagerCorpus.words(line)); // finds: eager-evaluation
            return lines.size();
        }

        int sortedInTwoSteps(List<String> lines) {
            List<String> sorted = EagerCorpus.sorted(lines); // finds: eager-evaluation
            lastSorted = sorted;
            return lines.size();
        }

        int light(List<String> lines) { // silent
            lastSize = size(lines);
            return lines.size();
        }

        private static int size(List<String> lines) {
            return lines.size() + 1;
        }

        String usedElsewhere(List<String> lines) { // silent
            String names = EagerCorpus.names(lines);
            lastNames = names;
            return names;
        }

        String answered(List<String> lines) { // silent
            return lastSums = EagerCorpus.sums(lines);
        }

        int withAnEffect(List<String> lines) { // silent
            lastSize = counted(lines);
            return lines.size();
        }

        private int counted(List<String> lines) {
            int sum = 0;
            for (String line : lines) {
                sum += line.length();
            }
            asked++;
            return sum;
        }
    }

    private static String summary;

    static int toldToAll(List<String> lines) {
        summary = EagerCorpus.names(lines); // finds: eager-evaluation
        return lines.size();
    }

    /** A static field holds one. */
    static final class Journal {

        static final Journal OF_ALL = new Journal();

        private List<String> sorted;

        int written(List<String> lines) {
            sorted = EagerCorpus.sorted(lines); // finds: eager-evaluation
            return lines.size();
        }
    }

    /** Another's constructor makes one. */
    static final class Ledger implements Runnable {

        private String total;

        int closed(List<String> lines) {
            total = EagerCorpus.sums(lines); // finds: eager-evaluation
            return lines.size();
        }

        @Override
        public void run() {}
    }

    private final Ledger ledger = new Ledger();
    private final ReadOutside readOutside = new ReadOutside();
    private final Open open = new Open();
    private final Kept kept = new Kept();
    private final Named named = new Named();
    private final Asked asked = new Asked();
    private final Sink sink = new Sink();
    private final Opened opened = new Opened();

    int closed(List<String> lines) { // silent
        return ledger.closed(lines);
    }

    static final class ReadOutside {

        private String sums;

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
        }
    }

    String readOutside() { // silent
        return readOutside.sums;
    }

    static final class ReadInside {

        private String sums;
        private String before = "";

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
            before = before + lines.size();
        }

        @Override
        public String toString() {
            return sums;
        }
    }

    static final ReadInside READ_INSIDE = new ReadInside();

    static final class Open {

        String sums;

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
        }
    }

    static final class Kept implements Serializable {

        private static final long serialVersionUID = 1;

        private String sums;

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
        }
    }

    static final class Named {

        private static final AtomicReferenceFieldUpdater<Named, String> SUMS =
                AtomicReferenceFieldUpdater.newUpdater(Named.class, String.class, "sums");

        private volatile String sums;

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
        }
    }

    static final class Asked {

        private String sums;

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
        }

        int fields() {
            return getClass().getDeclaredFields().length;
        }
    }

    static final class Sink {

        private volatile String sums;

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
        }
    }

    /** A framework may read what has an annotation. */
    static final class Opened {

        @Deprecated
        private String sums;

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
        }
    }

    /** Made per call, as what is turned into text by its fields. */
    static final class Line {

        private String sums;

        Line filled(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
            return this;
        }
    }

    List<Line> lines(List<List<String>> all) { // silent
        List<Line> lines = new ArrayList<>(all.size());
        for (List<String> each : all) {
            Line line = new Line();
            lines.add(line.filled(each));
        }
        return lines;
    }

    /** A mapper makes it. */
    static final class Mapped {

        private String sums;

        void set(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
        }
    }

    /** Whoever makes one sets it up. */
    static final class SetUp {

        private String sums;

        SetUp(List<String> lines) { // silent
            sums = EagerCorpus.sums(lines);
            prepare(lines);
        }

        private void prepare(List<String> lines) { // silent
            sums = EagerCorpus.names(lines);
        }
    }

    static final SetUp SET_UP = new SetUp(new ArrayList<>());
}
