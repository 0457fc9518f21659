package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.signature.RuleFile;
import dev.headroom.diagnose.signature.RuleFileException;
import dev.headroom.diagnose.signature.RuleSet;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A profile told stack by stack: {@code story.cpu("main.serve main.go:10; regexp.Compile regexp.go:3", 100)}, the outermost frame
 * first, each with its file and line where it has one.
 */
final class HeatStory {

    private static final long NANOS_PER_SAMPLE = 10_000_000;
    private static final long BYTES_PER_SAMPLE = 512 << 10;

    private static final Pattern FRAME = Pattern.compile("(.+?)(?: (\\S+?):(\\d+))?");

    private final StackTable stacks = new StackTable();
    private final Map<SampleType, Profile> profiles = new LinkedHashMap<>();
    private RuleSet rules = RuleSet.standard();
    private StaticEvidence staticEvidence = StaticEvidence.NONE;
    private OptionalDouble threshold = OptionalDouble.empty();
    private Optional<Duration> length = Optional.empty();
    private boolean sampled = true;

    HeatStory cpu(String outermostFirst, int samples) {
        return add(SampleType.CPU, outermostFirst, samples * NANOS_PER_SAMPLE, samples);
    }

    HeatStory allocated(String outermostFirst, int samples) {
        return add(SampleType.ALLOC_SPACE, outermostFirst, samples * BYTES_PER_SAMPLE, samples);
    }

    HeatStory waited(String outermostFirst, Duration together, int samples) {
        return add(SampleType.LOCK_DELAY, outermostFirst, together.toNanos(), samples);
    }

    HeatStory add(SampleType type, String outermostFirst, long weight, int samples) {
        int stack = StackTable.ROOT;
        for (String frame : outermostFirst.split("; ")) {
            stack = stacks.child(stack, stacks.frameId(frame(frame)));
        }
        profiles.computeIfAbsent(type, t -> new Profile(t, stacks)).add(stack, weight, samples);
        return this;
    }

    private static Frame frame(String text) {
        Matcher matcher = FRAME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        String file = matcher.group(2) == null ? "" : matcher.group(2);
        int line = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new Frame(new Function(matcher.group(1), file, 0), file, line, FrameKind.UNKNOWN);
    }

    /** Only this rule, written without the lines that every rule file has. */
    HeatStory rule(String keys) throws RuleFileException {
        rules = new RuleSet(RuleFile.parse(
                "rules.yml",
                """
                apiVersion: headroom-rules/v1
                rules:
                  - id: slow-codec
                    title: Old codec used
                    level: algorithm
                    remedy: Use the new codec.
                """
                        + keys.indent(4)));
        return this;
    }

    HeatStory min(double share) {
        threshold = OptionalDouble.of(share);
        return this;
    }

    HeatStory recordedFor(Duration duration) {
        length = Optional.of(duration);
        return this;
    }

    HeatStory measuredWhole() {
        sampled = false;
        return this;
    }

    HeatStory knowing(StaticEvidence evidence) {
        staticEvidence = evidence;
        return this;
    }

    ProfileDiagnosis diagnosis() {
        List<HeatProfile> heat = new ArrayList<>();
        profiles.values().forEach(profile -> heat.add(new HeatProfile(profile, sampled, length)));
        return new ProfileDiagnoser(rules, staticEvidence, threshold).diagnose(new ProfileEvidence(heat, false));
    }

    List<Finding> findings() {
        return diagnosis().findings();
    }
}
