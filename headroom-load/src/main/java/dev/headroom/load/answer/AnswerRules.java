package dev.headroom.load.answer;

import java.util.List;

/**
 * What is done with the answers of one endpoint, once their status is a success.
 *
 * @param checks each must hold, or the request has failed
 * @param captures values kept for later steps of the session; one that is not there fails the request
 * @param mostRedirects how many redirects in a row are followed; 0 takes the first as the answer
 */
public record AnswerRules(List<AnswerCheck> checks, List<AnswerCapture> captures, int mostRedirects) {

    /** The longest body that is checked, or captured from. */
    public static final int MOST_BODY_BYTES = 1 << 20;

    private static final int MOST_REDIRECTS = 20;
    private static final AnswerRules NONE = new AnswerRules(List.of(), List.of(), 0);

    public AnswerRules {
        checks = List.copyOf(checks);
        captures = List.copyOf(captures);
        if (mostRedirects < 0 || mostRedirects > MOST_REDIRECTS) {
            throw new IllegalArgumentException("0 to 20 redirects are followed, got " + mostRedirects);
        }
        if (captures.stream().map(AnswerCapture::name).distinct().count() != captures.size()) {
            throw new IllegalArgumentException("Captured values have different names, got "
                    + captures.stream().map(AnswerCapture::name).toList());
        }
    }

    public static AnswerRules none() {
        return NONE;
    }

    public boolean isNone() {
        return equals(NONE);
    }

    public AnswerRules withChecks(List<AnswerCheck> newChecks) {
        return new AnswerRules(newChecks, captures, mostRedirects);
    }

    public AnswerRules withCaptures(List<AnswerCapture> newCaptures) {
        return new AnswerRules(checks, newCaptures, mostRedirects);
    }

    public AnswerRules withMostRedirects(int most) {
        return new AnswerRules(checks, captures, most);
    }

    /** Whether the body has to be kept until the answer is whole. */
    public boolean needsBody() {
        return checks.stream().anyMatch(check -> check.part().isOfBody())
                || captures.stream().anyMatch(capture -> capture.part().isOfBody());
    }
}
