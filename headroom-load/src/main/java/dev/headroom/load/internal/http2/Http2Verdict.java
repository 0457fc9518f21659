package dev.headroom.load.internal.http2;

import dev.headroom.load.internal.http.ExpectedStatuses;
import dev.headroom.measure.RequestOutcome;

/**
 * What makes an answer a success.
 *
 * @param head the request was a HEAD, whose answer has no body whatever its length says
 * @param grpc the trailer {@code grpc-status} decides
 */
record Http2Verdict(ExpectedStatuses expected, boolean head, boolean grpc) {

    static final long NO_GRPC_STATUS = -1;
    static final Http2Verdict ANY_2XX = new Http2Verdict(ExpectedStatuses.ANY_2XX, false, false);

    /** Of a whole answer. */
    RequestOutcome of(Http2Stream stream) {
        if (!bodyIsWhole(stream)) {
            return RequestOutcome.MALFORMED_RESPONSE;
        }
        if (!grpc || stream.status != 200) {
            boolean accepted = !grpc && expected.contains(stream.status);
            return accepted ? RequestOutcome.OK : RequestOutcome.BAD_STATUS;
        }
        if (stream.grpcStatus == NO_GRPC_STATUS) {
            return RequestOutcome.MALFORMED_RESPONSE;
        }
        return stream.grpcStatus == 0 ? RequestOutcome.OK : RequestOutcome.BAD_STATUS;
    }

    private boolean bodyIsWhole(Http2Stream stream) {
        boolean bodyless = head || stream.status == 204 || stream.status == 304;
        return bodyless || stream.contentLength < 0 || stream.contentLength == stream.bodyBytes;
    }
}
