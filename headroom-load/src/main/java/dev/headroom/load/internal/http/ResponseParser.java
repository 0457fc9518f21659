package dev.headroom.load.internal.http;

import dev.headroom.load.internal.protocol.ResponseObserver;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one HTTP/1.1 answer after another, in pieces of any size (RFC 9112). Body bytes are counted and skipped, or
 * shown to an observer, never copied. Hostile input ends as {@link State#MALFORMED}: its memory is bounded by the longest line it accepts, its patience
 * with headers, interim answers and trailers by {@link #MAX_HEAD_BYTES} an answer.
 *
 * <p>Not thread-safe.
 */
public final class ResponseParser {

    /** Headers, interim answers, chunk-size lines' extensions and trailers of one answer together. */
    public static final int MAX_HEAD_BYTES = 64 * 1024;

    /** The longest single line. */
    public static final int MAX_LINE_BYTES = 16 * 1024;

    /** Where in an answer the parser stands. */
    public enum State {
        STATUS_LINE,
        HEADERS,
        BODY_OF_LENGTH,
        BODY_UNTIL_CLOSE,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        /** The answer is whole; bytes after it are left in the buffer. */
        DONE,
        /** What came is not HTTP/1.x; see {@link #problem()}. */
        MALFORMED
    }

    private final byte[] line = new byte[MAX_LINE_BYTES];
    private final MessageHead message = new MessageHead();
    private int lineLength;
    private int lineBytes;
    private int headBytes;
    private boolean answersHead;
    private @Nullable ResponseObserver observer;
    private State state = State.STATUS_LINE;
    private long bodyBytes;
    private long remainingBytes;
    private String problem = "";

    /**
     * Makes ready for the next answer.
     *
     * @param forHead whether the request was a HEAD, whose answer has no body
     * @param looksOn sees all of the answer but its end; null for nobody
     */
    public void reset(boolean forHead, @Nullable ResponseObserver looksOn) {
        answersHead = forHead;
        observer = looksOn;
        state = State.STATUS_LINE;
        lineLength = 0;
        headBytes = 0;
        bodyBytes = 0;
        remainingBytes = 0;
        problem = "";
        message.reset();
    }

    /** Takes what belongs to the current answer from the buffer. */
    public State parse(ByteBuffer input) {
        while (input.hasRemaining() && state != State.DONE && state != State.MALFORMED) {
            switch (state) {
                case BODY_OF_LENGTH, CHUNK_DATA -> skip(input);
                case BODY_UNTIL_CLOSE -> take(input, input.remaining());
                default -> {
                    if (readLine(input)) {
                        line();
                        lineLength = 0;
                    }
                }
            }
        }
        return state;
    }

    /** The peer has closed its side. An answer that lasts until then is whole now; any other state is unchanged. */
    public State endOfStream() {
        if (state == State.BODY_UNTIL_CLOSE) {
            state = State.DONE;
        }
        return state;
    }

    public State state() {
        return state;
    }

    public int status() {
        return message.status();
    }

    /** Whether the connection may carry another request. */
    public boolean keepAlive() {
        return message.keepAlive(answersHead);
    }

    /** Body bytes so far, without chunk framing. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /** What was wrong, for people; empty unless malformed. */
    public String problem() {
        return problem;
    }

    private void skip(ByteBuffer input) {
        int taken = (int) Math.min(input.remaining(), remainingBytes);
        take(input, taken);
        remainingBytes -= taken;
        if (remainingBytes == 0) {
            state = state == State.CHUNK_DATA ? State.CHUNK_END : State.DONE;
        }
    }

    private void take(ByteBuffer input, int taken) {
        int end = input.position() + taken;
        bodyBytes += taken;
        if (observer != null) {
            int limit = input.limit();
            observer.onBody(input.limit(end));
            input.limit(limit);
        }
        input.position(end);
    }

    /** Appends to the line up to and without its end; true if it is whole. A lone LF ends a line too (RFC 9112, 2.2). */
    private boolean readLine(ByteBuffer input) {
        int limit = input.limit();
        for (int i = input.position(); i < limit; i++) {
            byte b = input.get(i);
            if (b == '\n') {
                lineBytes = lineLength + 1;
                input.position(i + 1);
                if (lineLength > 0 && line[lineLength - 1] == '\r') {
                    lineLength--;
                }
                return true;
            }
            if (lineLength == MAX_LINE_BYTES || headBytes + lineLength >= MAX_HEAD_BYTES) {
                fail("a head of more than " + Math.min(MAX_LINE_BYTES, MAX_HEAD_BYTES) + " bytes");
                return false;
            }
            line[lineLength++] = b;
        }
        input.position(limit);
        return false;
    }

    private void line() {
        if (state != State.CHUNK_SIZE && state != State.CHUNK_END) {
            headBytes += lineBytes;
        }
        switch (state) {
            case STATUS_LINE -> {
                expect(message.statusLine(line, lineLength), State.HEADERS);
                if (observer != null && state == State.HEADERS && message.status() >= 200) {
                    observer.onStatus(message.status());
                }
            }
            case HEADERS -> {
                if (lineLength == 0) {
                    headComplete();
                } else {
                    expect(message.header(line, lineLength), State.HEADERS);
                    showHeader(State.HEADERS);
                }
            }
            case CHUNK_SIZE -> chunkSize();
            case CHUNK_END -> expect(lineLength == 0 ? "" : "a chunk longer than its size", State.CHUNK_SIZE);
            case TRAILERS -> {
                state = lineLength == 0 ? State.DONE : State.TRAILERS;
                showHeader(State.TRAILERS);
            }
            default -> throw new IllegalStateException("No line is read in state " + state);
        }
    }

    private void showHeader(State in) {
        if (observer != null && state == in && message.status() >= 200) {
            MessageHead.show(line, lineLength, observer);
        }
    }

    private void expect(String fault, State next) {
        if (fault.isEmpty()) {
            state = next;
        } else {
            fail(fault);
        }
    }

    private void headComplete() {
        int status = message.status();
        if (status == 101) {
            fail("a switch of protocols nobody asked for");
        } else if (status < 200) {
            message.reset();
            state = State.STATUS_LINE;
        } else if (answersHead || status == 204 || status == 304) {
            state = State.DONE;
        } else if (message.chunked()) {
            state = State.CHUNK_SIZE;
        } else if (message.untilClose()) {
            state = State.BODY_UNTIL_CLOSE;
        } else {
            remainingBytes = message.contentLength();
            state = remainingBytes == 0 ? State.DONE : State.BODY_OF_LENGTH;
        }
    }

    private void chunkSize() {
        long size = 0;
        int digits = 0;
        while (digits < lineLength && Character.digit(line[digits], 16) >= 0) {
            if (digits == 15) {
                fail("a chunk size of more than 15 digits");
                return;
            }
            size = size << 4 | Character.digit(line[digits], 16);
            digits++;
        }
        boolean ends = digits == lineLength || line[digits] == ';' || line[digits] == ' ' || line[digits] == '\t';
        if (digits == 0 || !ends) {
            fail("a chunk without its size");
            return;
        }
        // Only extensions count against the head's limit: a long body of small chunks is no attack.
        headBytes += lineLength - digits;
        remainingBytes = size;
        state = size == 0 ? State.TRAILERS : State.CHUNK_DATA;
    }

    private void fail(String fault) {
        problem = fault;
        state = State.MALFORMED;
    }
}
