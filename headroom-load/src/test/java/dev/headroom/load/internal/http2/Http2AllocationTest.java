package dev.headroom.load.internal.http2;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.TemplateScope;
import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests and answers without a socket: what they leave to the garbage collector. */
class Http2AllocationTest implements Connection.Listener, Wire {

    private static final int REQUESTS = 20_000;
    private static final String SETTINGS = "000000040000000000";

    /** The head {@code :status: 200} and two bytes of body, on a stream to be filled in at 5 and 15. */
    private static final String ANSWER =
            "000001" + "0104" + "00000000" + "88" + "000002" + "0001" + "00000000" + "6f6b";

    private final ArrayDeque<Slot> idle = new ArrayDeque<>();
    private int answered;

    @Test
    void aRequestAllocatesNothingOnceItsBuffersHaveGrown() throws Exception {
        var protocol = new Http2("http", "localhost:8080", "", 1, 4);
        RequestRenderer post = protocol.renderer(
                EndpointLoad.post("/orders/{1..500}", "application/json", "{\"sku\": \"{1..100}\"}"),
                TemplateScope.none());
        Connection connection = protocol.connection(this);
        connection.opened(this);
        connection.received(ByteBuffer.wrap(HexFormat.of().parseHex(SETTINGS)));
        var values = new RequestValues(new SplittableRandom(1));
        ByteBuffer answer = ByteBuffer.wrap(HexFormat.of().parseHex(ANSWER));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        exchange(protocol, connection, post, values, answer, 0);
        long before = threads.getCurrentThreadAllocatedBytes();
        exchange(protocol, connection, post, values, answer, REQUESTS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(answered).isEqualTo(2 * REQUESTS);
        assertThat((double) allocated / REQUESTS)
                .as("bytes per request, n=%d", REQUESTS)
                .isLessThan(1);
    }

    private void exchange(
            Http2 protocol,
            Connection connection,
            RequestRenderer request,
            RequestValues values,
            ByteBuffer answer,
            int from) {
        for (int i = from; i < from + REQUESTS; i++) {
            request.render(values.withTraceIdLow(i));
            connection.send(idle.removeFirst(), request);
            protocol.flush();
            int stream = 2 * i + 1;
            answer.clear().putInt(5, stream).putInt(15, stream);
            connection.received(answer);
        }
    }

    @Override
    public void opened(Connection connection) {
        // The first streams are offered next.
    }

    @Override
    public void offered(Slot slot) {
        idle.addLast(slot);
    }

    @Override
    public void withdrawn(Slot slot) {
        throw new AssertionError("Nothing is taken back");
    }

    @Override
    public void ended(Slot slot, RequestOutcome outcome, boolean reusable) {
        answered += outcome == RequestOutcome.OK && reusable ? 1 : 0;
        idle.addLast(slot);
    }

    @Override
    public void closed(Connection connection, @Nullable Throwable cause) {
        throw new AssertionError("Nothing closes");
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        // To nowhere.
    }

    @Override
    public boolean sentAll() {
        return true;
    }

    @Override
    public void close() {
        throw new AssertionError("Nothing closes");
    }
}
