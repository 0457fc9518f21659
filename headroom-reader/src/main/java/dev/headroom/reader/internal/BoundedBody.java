package dev.headroom.reader.internal;

import dev.headroom.reader.RecordingTooLargeException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer on its way into a file, refused once it is larger than a number of bytes. */
final class BoundedBody implements HttpResponse.BodySubscriber<Path> {

    private final HttpResponse.BodySubscriber<Path> sink;
    private final Path name;
    private final long maxBytes;
    private Flow.@Nullable Subscription subscription;
    private long received;
    private boolean refused;

    BoundedBody(HttpResponse.BodySubscriber<Path> sink, Path name, long maxBytes) {
        this.sink = sink;
        this.name = name;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Path> getBody() {
        return sink.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        sink.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            received += part.remaining();
        }
        if (received <= maxBytes) {
            sink.onNext(parts);
        } else if (!refused && subscription != null) {
            refused = true;
            subscription.cancel();
            sink.onError(new RecordingTooLargeException(name, maxBytes));
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!refused) {
            sink.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!refused) {
            sink.onComplete();
        }
    }
}
