package dev.headroom.load.internal.answer;

import dev.headroom.load.answer.AnswerCapture;
import dev.headroom.load.answer.AnswerCheck;
import dev.headroom.load.answer.AnswerPart;
import dev.headroom.load.answer.AnswerRules;
import dev.headroom.load.internal.protocol.ResponseObserver;
import dev.headroom.load.internal.template.UserState;
import dev.headroom.measure.RequestOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds one answer against the rules of its endpoint, and takes from it what its user keeps. Read what it found after
 * {@link #onEnd}. Not thread-safe; reused by one answer after another.
 */
public final class AnswerReader implements ResponseObserver {

    private static final String LOCATION = "location";
    private static final String SET_COOKIE = "set-cookie";
    private static final String CONTENT_ENCODING = "content-encoding";

    private final AnswerRules rules;
    private final int[] places;
    private final Origin origin;
    private final boolean needsBody;
    private final Map<String, @Nullable String> headers = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private @Nullable UserState user;
    private int status;
    private byte[] body = {};
    private int bodyLength;
    private boolean bodyTooLong;
    private @Nullable String redirect;

    /** @param places where the user keeps what each of the rules' captures finds */
    public AnswerReader(AnswerRules rules, int[] places, Origin origin) {
        this.rules = rules;
        this.places = places.clone();
        this.origin = origin;
        needsBody = rules.needsBody();
        rules.checks().forEach(check -> want(check.part()));
        rules.captures().forEach(capture -> want(capture.part()));
        headers.put(CONTENT_ENCODING, null);
        headers.put(LOCATION, null);
    }

    /** Makes ready for the next answer. */
    public AnswerReader begin(@Nullable UserState whose) {
        user = whose;
        redirect = null;
        failures.clear();
        return this;
    }

    @Override
    public void onStatus(int newStatus) {
        status = newStatus;
        bodyLength = 0;
        bodyTooLong = false;
        headers.replaceAll((name, value) -> null);
    }

    @Override
    public void onHeader(byte[] bytes, int nameStart, int nameLength, int valueStart, int valueLength) {
        String name = text(bytes, nameStart, nameLength).toLowerCase(Locale.ROOT);
        if (headers.containsKey(name) && headers.get(name) == null) {
            headers.put(name, text(bytes, valueStart, valueLength));
        }
        if (user != null && name.equals(SET_COOKIE)) {
            user.cookies().set(bytes, valueStart, valueLength, origin.host());
        }
    }

    @Override
    public void onBody(ByteBuffer piece) {
        if (!needsBody || bodyTooLong) {
            return;
        }
        int more = piece.remaining();
        if (more > AnswerRules.MOST_BODY_BYTES - bodyLength) {
            bodyTooLong = true;
            return;
        }
        if (body.length - bodyLength < more) {
            body = Arrays.copyOf(body, Math.max(Math.max(1024, 2 * body.length), bodyLength + more));
        }
        piece.get(body, bodyLength, more);
        bodyLength += more;
    }

    @Override
    public RequestOutcome onEnd(RequestOutcome byStatus) {
        if (rules.mostRedirects() > 0 && isRedirect() && byStatus != RequestOutcome.OK) {
            follow();
            return byStatus;
        }
        if (byStatus != RequestOutcome.OK) {
            return byStatus;
        }
        for (AnswerCheck check : rules.checks()) {
            if (value(check.part()).filter(check::holds).isEmpty()) {
                failures.add(failure(check.part(), check.description()));
            }
        }
        for (int i = 0; i < rules.captures().size(); i++) {
            capture(rules.captures().get(i), places[i]);
        }
        return failures.isEmpty() ? RequestOutcome.OK : RequestOutcome.VALIDATION_FAILED;
    }

    /** The checks that did not hold, as people wrote them, and why a redirect was not followed. */
    public List<String> failures() {
        return failures;
    }

    /** Where the same request goes on; null if this was its answer. */
    public @Nullable String redirect() {
        return redirect;
    }

    public int status() {
        return status;
    }

    private void want(AnswerPart part) {
        if (part instanceof AnswerPart.Header header) {
            headers.put(header.name().toLowerCase(Locale.ROOT), null);
        }
    }

    /** Those that name one other place (RFC 9110, 15.4). */
    private boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private void follow() {
        String location = headers.get(LOCATION);
        Optional<String> path = location == null ? Optional.empty() : origin.pathOf(location);
        if (path.isPresent()) {
            redirect = path.get();
        } else {
            failures.add(
                    location == null
                            ? "redirect without a Location"
                            : "redirect to another origin, or by a relative path, which is not followed");
        }
    }

    private void capture(AnswerCapture capture, int place) {
        Optional<String> value = value(capture.part());
        if (value.isEmpty()) {
            failures.add(failure(capture.part(), capture.description()));
        } else if (user != null) {
            user.captured(place).clear().append(value.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What was looked for, and why it could not be seen, if so. */
    private String failure(AnswerPart part, String description) {
        if (part.isOfBody() && isEncoded()) {
            return description + " (the body came with a content encoding, which was not asked for)";
        }
        if (part.isOfBody() && bodyTooLong) {
            return description + " (the body is longer than 1 MiB)";
        }
        return description;
    }

    private Optional<String> value(AnswerPart part) {
        if (part instanceof AnswerPart.Header header) {
            return Optional.ofNullable(headers.get(header.name().toLowerCase(Locale.ROOT)));
        }
        if (bodyTooLong || isEncoded()) {
            return Optional.empty();
        }
        if (part instanceof AnswerPart.Json json) {
            return JsonValue.at(json.path(), body, bodyLength);
        }
        String text = new String(body, 0, bodyLength, StandardCharsets.UTF_8);
        if (part instanceof AnswerPart.Between between) {
            int start = text.indexOf(between.before());
            int from = start + between.before().length();
            int end = start < 0 ? -1 : text.indexOf(between.after(), from);
            return end < 0 ? Optional.empty() : Optional.of(text.substring(from, end));
        }
        return Optional.of(text);
    }

    private boolean isEncoded() {
        String encoding = headers.get(CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private static String text(byte[] bytes, int start, int length) {
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
}
