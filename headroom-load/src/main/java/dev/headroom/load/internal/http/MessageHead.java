package dev.headroom.load.internal.http;

import dev.headroom.load.internal.protocol.ResponseObserver;

/** What a status line and headers say about where the answer ends (RFC 9112, 6.3). */
final class MessageHead {

    private static final String FAULTLESS = "";

    private int status;
    private boolean http10;
    private boolean close;
    private boolean keepAliveAsked;
    private boolean transferEncoding;
    private boolean chunked;
    private long contentLength = -1;

    void reset() {
        status = 0;
        http10 = false;
        close = false;
        keepAliveAsked = false;
        transferEncoding = false;
        chunked = false;
        contentLength = -1;
    }

    int status() {
        return status;
    }

    boolean chunked() {
        return chunked;
    }

    boolean untilClose() {
        return transferEncoding ? !chunked : contentLength < 0;
    }

    long contentLength() {
        return contentLength;
    }

    boolean keepAlive(boolean answersHead) {
        boolean bodyless = answersHead || status == 204 || status == 304;
        // Both lengths at once is how answers are smuggled past a proxy: take this one, trust no next one.
        boolean ambiguous = transferEncoding && contentLength >= 0;
        boolean wanted = http10 ? keepAliveAsked && !close : !close;
        return wanted && !ambiguous && (bodyless || !untilClose());
    }

    /** The fault, or an empty string. */
    String statusLine(byte[] line, int length) {
        boolean http = length >= 12 && startsWith(line, length, "http/1.") && line[8] == ' ';
        if (!http || (line[7] != '0' && line[7] != '1') || line[0] != 'H' || (length > 12 && line[12] != ' ')) {
            return "no HTTP/1.x status line";
        }
        int code = 0;
        for (int i = 9; i < 12; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return "no status code";
            }
            code = code * 10 + line[i] - '0';
        }
        if (code < 100) {
            return "a status code below 100";
        }
        status = code;
        http10 = line[7] == '0';
        return FAULTLESS;
    }

    /** The fault, or an empty string. */
    String header(byte[] line, int length) {
        int colon = 0;
        while (colon < length && line[colon] != ':') {
            if (line[colon] <= ' ') {
                return "a header name with a space";
            }
            colon++;
        }
        if (colon == length || colon == 0) {
            return "a header without a name or a colon";
        }
        int start = colon + 1;
        int end = length;
        while (start < end && isBlank(line[start])) {
            start++;
        }
        while (end > start && isBlank(line[end - 1])) {
            end--;
        }
        if (colon == 14 && startsWith(line, colon, "content-length")) {
            return length(line, start, end);
        } else if (colon == 17 && startsWith(line, colon, "transfer-encoding")) {
            transferEncoding = true;
            chunked = lastToken(line, start, end, "chunked");
        } else if (colon == 10 && startsWith(line, colon, "connection")) {
            close |= anyToken(line, start, end, "close");
            keepAliveAsked |= anyToken(line, start, end, "keep-alive");
        }
        return FAULTLESS;
    }

    /** A header line's or a trailer's name and value, as they stand. A line without a colon is none. */
    static void show(byte[] line, int length, ResponseObserver observer) {
        int colon = 0;
        while (colon < length && line[colon] != ':') {
            colon++;
        }
        int start = colon + 1;
        int end = length;
        while (start < end && isBlank(line[start])) {
            start++;
        }
        while (end > start && isBlank(line[end - 1])) {
            end--;
        }
        if (colon > 0 && colon < length) {
            observer.onHeader(line, 0, colon, start, end - start);
        }
    }

    private String length(byte[] line, int start, int end) {
        if (start == end || end - start > 18) {
            return "a Content-Length of no or more than 18 digits";
        }
        long length = 0;
        for (int i = start; i < end; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return "a Content-Length that is not a number";
            }
            length = length * 10 + line[i] - '0';
        }
        if (contentLength >= 0 && contentLength != length) {
            return "two different Content-Lengths";
        }
        contentLength = length;
        return FAULTLESS;
    }

    private static boolean anyToken(byte[] line, int start, int end, String token) {
        int from = start;
        while (from <= end) {
            int comma = from;
            while (comma < end && line[comma] != ',') {
                comma++;
            }
            if (trimmedEquals(line, from, comma, token)) {
                return true;
            }
            from = comma + 1;
        }
        return false;
    }

    private static boolean lastToken(byte[] line, int start, int end, String token) {
        int from = end;
        while (from > start && line[from - 1] != ',') {
            from--;
        }
        return trimmedEquals(line, from, end, token);
    }

    private static boolean trimmedEquals(byte[] line, int start, int end, String lowerCase) {
        int from = start;
        int to = end;
        while (from < to && isBlank(line[from])) {
            from++;
        }
        while (to > from && isBlank(line[to - 1])) {
            to--;
        }
        return to - from == lowerCase.length() && matches(line, from, lowerCase);
    }

    private static boolean startsWith(byte[] line, int length, String lowerCase) {
        return length >= lowerCase.length() && matches(line, 0, lowerCase);
    }

    private static boolean matches(byte[] line, int from, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            int b = line[from + i];
            int lower = b >= 'A' && b <= 'Z' ? b + 32 : b;
            if (lower != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
