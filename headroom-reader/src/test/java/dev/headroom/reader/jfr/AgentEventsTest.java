package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.recording.HeldCollection;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.RemoteCall;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.host.DispatchWait;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.Timespan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's events, written by a recorder under their names, and those of an older agent that lacked some of their fields. */
@SuppressWarnings("UnusedVariable") // fields of events are read by the recorder
class AgentEventsTest {

    private final Path folder;

    AgentEventsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Name("headroom.Sql")
    private static final class Sql extends Event {
        String statement = "select 1";
        long rows = -1;
        long batchSize;
        long id = 7;
    }

    @Name("headroom.Sql")
    private static final class SqlOfAnOlderAgent extends Event {
        String statement = "select 1";
        long rows = 3;
        long batchSize;
    }

    @Name("headroom.Rows")
    private static final class Rows extends Event {
        long execution = 7;
        long rows = 42;
    }

    @Name("headroom.Call")
    private static final class Call extends Event {
        String host = "prices.local:9090";
        boolean async = true;
    }

    @Name("headroom.Dispatch")
    private static final class Dispatch extends Event {
        @Timespan(Timespan.NANOSECONDS)
        long interval = 20_000_000;

        @Timespan(Timespan.NANOSECONDS)
        long runQueueTime = 7_000_000;
    }

    @Name("headroom.Held")
    private static final class Held extends Event {
        String field = "com.acme.Pages.pages";
        String collectionClass = "java.util.HashMap";
        long entries = 100;
        int instances = 1;
        long entryBytes = 80;
        long reachedBytes = 900;
    }

    @Name("headroom.Held")
    private static final class HeldOfAnOlderAgent extends Event {
        String field = "com.acme.Pages.pages";
        String collectionClass = "java.util.HashMap";
        long entries = 100;
        int instances = 1;
        long entryBytes = 80;
    }

    @Test
    void rowsNameTheExecutionThatTheyAreOf() throws IOException {
        Told told = told(new Sql(), new Rows());

        assertThat(told.sql).singleElement().satisfies(execution -> {
            assertThat(execution.id()).isEqualTo(7);
            assertThat(execution.rows()).isEqualTo(-1);
            assertThat(execution.withRows(42).rows()).isEqualTo(42);
        });
        assertThat(told.rows).containsExactly(Map.entry(7L, 42L));
    }

    @Test
    void callsSayWhereTheyWentAndWhetherAnybodyWaited() throws IOException {
        Told told = told(new Call());

        assertThat(told.calls).singleElement().satisfies(call -> {
            assertThat(call.host()).isEqualTo("prices.local:9090");
            assertThat(call.async()).isTrue();
            assertThat(call.durationNanos()).isNotNegative();
        });
    }

    @Test
    void dispatchersSayHowLongTheyWaitedSinceTheLastReading() throws IOException {
        assertThat(told(new Dispatch()).dispatchWaits).singleElement().satisfies(wait -> {
            assertThat(wait.endNanos() - wait.startNanos()).isEqualTo(20_000_000);
            assertThat(wait.waitedNanos()).isEqualTo(7_000_000);
        });
    }

    /** An agent fills texts up with blanks where the recorder's pool would lose them. */
    @Test
    void blanksAtTheEndOfATextAreNotItsOwn() throws IOException {
        Sql filled = new Sql();
        filled.statement = "select name from customers" + " ".repeat(100);

        assertThat(told(filled).sql)
                .singleElement()
                .extracting(SqlExecution::statement)
                .isEqualTo("select name from customers");
    }

    @Test
    void collectionsSayWhatTheirEntriesReach() throws IOException {
        assertThat(told(new Held()).held).singleElement().satisfies(held -> {
            assertThat(held.entryBytes()).isEqualTo(80);
            assertThat(held.reachedBytes()).isEqualTo(900);
        });
    }

    @Test
    void whatAnOlderAgentDidNotKnowIsUnknown() throws IOException {
        Told told = told(new SqlOfAnOlderAgent(), new HeldOfAnOlderAgent());

        assertThat(told.sql).singleElement().satisfies(execution -> {
            assertThat(execution.id()).isZero();
            assertThat(execution.rows()).isEqualTo(3);
        });
        assertThat(told.held).singleElement().satisfies(held -> assertThat(held.reachedBytes())
                .isZero());
    }

    private Told told(Event... events) throws IOException {
        Path file = folder.resolve("agent.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            for (Event event : events) {
                event.begin();
                event.commit();
            }
            recording.dump(file);
        }
        var told = new Told();
        try (dev.headroom.reader.Recording read = Recordings.open(file)) {
            read.replay(told);
        }
        return told;
    }

    private static final class Told implements RecordingHandler {
        private final List<SqlExecution> sql = new ArrayList<>();
        private final List<DispatchWait> dispatchWaits = new ArrayList<>();
        private final Map<Long, Long> rows = new LinkedHashMap<>();
        private final List<RemoteCall> calls = new ArrayList<>();
        private final List<HeldCollection> held = new ArrayList<>();

        @Override
        public void dispatchWait(DispatchWait wait) {
            dispatchWaits.add(wait);
        }

        @Override
        public void sql(SqlExecution execution) {
            sql.add(execution);
        }

        @Override
        public void rowsRead(long executionId, long count) {
            rows.put(executionId, count);
        }

        @Override
        public void call(RemoteCall call) {
            calls.add(call);
        }

        @Override
        public void held(HeldCollection collection) {
            held.add(collection);
        }
    }
}
