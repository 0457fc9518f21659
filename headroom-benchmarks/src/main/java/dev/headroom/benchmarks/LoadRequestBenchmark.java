package dev.headroom.benchmarks;

import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.internal.http.Http1;
import dev.headroom.load.internal.http2.Http2;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Protocol;
import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.TemplateScope;
import dev.headroom.load.internal.wire.Wire;
import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One request and its answer without a socket: rendered, sent to nowhere, answered from memory, ended. With {@code -prof gc} it
 * bounds from below what a request allocates on the load thread; what it takes is all of a request that is not the
 * schedule's, the recording's or the kernel's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoadRequestBenchmark implements Connection.Listener, Wire {

    private static final String SETTINGS = "000000040000000000";

    /** The head {@code :status: 200} and two bytes of body, on a stream to be filled in at 5 and 15. */
    private static final String HTTP2_ANSWER =
            "000001" + "0104" + "00000000" + "88" + "000002" + "0001" + "00000000" + "6f6b";

    private final RequestValues values = new RequestValues(new SplittableRandom(1));
    private final ByteBuffer http1Answer =
            ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
    private final ByteBuffer http2Answer = ByteBuffer.wrap(HexFormat.of().parseHex(HTTP2_ANSWER));
    private final Protocol http1 = new Http1("localhost:8080", "", 1);
    private final Protocol http2 = new Http2("http", "localhost:8080", "", 1, 1);
    private @Nullable RequestRenderer http1Request;
    private @Nullable RequestRenderer http2Request;
    private @Nullable Slot http1Slot;
    private @Nullable Slot http2Slot;
    private @Nullable Slot offered;
    private int stream = 1;
    private long requests;
    private long answered;

    @Setup
    public void open() throws InvalidLoadException {
        EndpointLoad post = EndpointLoad.post("/orders/{1..500}", "application/json", "{\"sku\": \"{1..100}\"}");
        http1Request = http1.renderer(post, TemplateScope.none());
        http2Request = http2.renderer(post, TemplateScope.none());
        http1.connection(this).opened(this);
        http1Slot = offered;
        Connection connection = http2.connection(this);
        connection.opened(this);
        connection.received(ByteBuffer.wrap(HexFormat.of().parseHex(SETTINGS)));
        http2Slot = offered;
    }

    /** What every request is filled with. */
    @Benchmark
    public long baseline() {
        return values.withTraceIdLow(requests++).random().nextLong(500);
    }

    @Benchmark
    public long http1() {
        exchange(http1, http1Slot, http1Request, http1Answer.clear());
        return answered;
    }

    @Benchmark
    public long http2() {
        http2Answer.clear().putInt(5, stream).putInt(15, stream);
        stream += 2;
        exchange(http2, http2Slot, http2Request, http2Answer);
        return answered;
    }

    private void exchange(
            Protocol protocol, @Nullable Slot slot, @Nullable RequestRenderer request, ByteBuffer answer) {
        if (slot == null || request == null) {
            throw new IllegalStateException("Nothing was opened");
        }
        request.render(values.withTraceIdLow(requests++));
        slot.connection().send(slot, request);
        protocol.flush();
        slot.connection().received(answer);
    }

    @Override
    public void opened(Connection connection) {
        // The first slot is offered next.
    }

    @Override
    public void offered(Slot slot) {
        offered = slot;
    }

    @Override
    public void withdrawn(Slot slot) {
        throw new IllegalStateException("Nothing is taken back");
    }

    @Override
    public void ended(Slot slot, RequestOutcome outcome, boolean reusable) {
        if (outcome != RequestOutcome.OK || !reusable) {
            throw new IllegalStateException("A request ended as " + outcome);
        }
        answered++;
    }

    @Override
    public void closed(Connection connection, @Nullable Throwable cause) {
        throw new IllegalStateException("Nothing closes", cause);
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
        throw new IllegalStateException("Nothing closes");
    }
}
