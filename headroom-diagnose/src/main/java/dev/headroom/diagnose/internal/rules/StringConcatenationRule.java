package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.Bytes;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.ThreadSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A string grown piece by piece, which copies all of it for every piece: bytes grow with the square of the pieces. */
final class StringConcatenationRule implements Rule {

    /** The frames of {@code +} on strings: javac from release 9 on, before it, and {@code String.concat}. */
    static final Signature CONCATENATION = Signature.directly(
                    List.of(
                            "java.lang.StringConcatHelper.",
                            "java.lang.invoke.StringConcatFactory",
                            "java.lang.StringBuilder.",
                            "java.lang.StringBuffer.",
                            "java.lang.AbstractStringBuilder.",
                            "java.lang.String.concat",
                            "java.lang.String$$StringConcat"),
                    List.of(
                            "java.lang.invoke.",
                            "java.lang.String.",
                            "java.lang.StringLatin1.",
                            "java.lang.StringUTF16.",
                            "java.util.Arrays.copyOf",
                            "java.lang.System.arraycopy",
                            "jdk.internal.misc.Unsafe.",
                            "jdk.internal.util.ArraysSupport."))
            .remembered();

    /** Arrays that hold the text. The String around one has the same size however long the text is, and would blur the sizes. */
    private static final Set<String> TEXT = Set.of("byte[]", "[B", "char[]", "[C");

    /** A string put together from fewer pieces needs no builder. */
    private static final double LOOP = 10;

    /** Fewer sampled sizes show no distribution. */
    private static final int LEAST_SIZES = 10;

    /** Largest over smallest tenth: sizes of a growing string spread evenly, which makes this 9. */
    private static final double SPREAD = 3;

    /** Copies of a growing string are mostly large, half of them above half its size; of a doubling buffer, few are. */
    private static final double LARGE_SHARE = 1.0 / 3;

    /** Shorter strings cost too little to copy for their growth to matter. */
    private static final double LEAST_LENGTH_BYTES = 1024;

    @Override
    public String id() {
        return "string-concat-in-loop";
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        List<HotSite> growing = HotSite.find(endpoint, CONCATENATION).stream()
                .filter(site -> site.surestShare(SampleType.ALLOC_SPACE, SampleType.CPU) >= Thresholds.WARM)
                .filter(site -> copiesGrow(endpoint, arrays(site)))
                .toList();
        if (growing.isEmpty()) {
            return List.of();
        }
        WiderSites wider = WiderSites.withOwnFrames(endpoint, growing, CONCATENATION);
        return HotSite.joinNeighbours(growing).stream()
                .flatMap(site -> finding(endpoint, site, wider).stream())
                .toList();
    }

    private static List<ThreadSample> arrays(HotSite site) {
        return site.samples(SampleType.ALLOC_SPACE).stream()
                .filter(sample -> TEXT.contains(sample.objectClass()))
                .toList();
    }

    private static ObjectCount copies(EndpointEvidence endpoint, List<ThreadSample> arrays) {
        return ObjectCount.of(arrays, TEXT::contains, endpoint.requests().size());
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site, WiderSites wider) {
        List<Gain> gains = Gains.of(endpoint, site, wider);
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        List<ThreadSample> arrays = arrays(site);
        GrowingSizes sizes = GrowingSizes.of(arrays);
        List<String> evidence = new ArrayList<>();
        evidence.add(Evidence.objects(
                "strings built at " + lines(site.lines()),
                copies(endpoint, arrays),
                endpoint.requests().size()));
        evidence.add(Evidence.text(
                "Their sizes grow: a tenth are below %s, a tenth above %s, %.0f %% above half of that (%d sampled sizes).",
                Bytes.format(sizes.lowTenth()),
                Bytes.format(sizes.highTenth()),
                100 * sizes.largeShare(),
                arrays.size()));
        evidence.addAll(Evidence.heat(endpoint, site));
        return Optional.of(new Finding(
                id(),
                "String grown by concatenation in a loop in " + site.location().method(),
                Level.ALGORITHM,
                site.location(),
                endpoint.endpoint(),
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                "Append to one builder instead: `var text = new StringBuilder(expectedLength)` before the loop, "
                        + "`text.append(piece)` in it, `text.toString()` after it; or write the pieces straight to the "
                        + "response's writer.",
                Status.CONFIRMED,
                site.path()));
    }

    private static String lines(List<Integer> lines) {
        String all = lines.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        return lines.size() == 1 ? "line " + all : "lines " + all;
    }

    private static boolean copiesGrow(EndpointEvidence endpoint, List<ThreadSample> arrays) {
        GrowingSizes sizes = GrowingSizes.of(arrays);
        return arrays.size() >= LEAST_SIZES
                && copies(endpoint, arrays).perRequest().low() >= LOOP
                && sizes.highTenth() >= LEAST_LENGTH_BYTES
                && sizes.highTenth() > SPREAD * sizes.lowTenth()
                && sizes.largeShare() >= LARGE_SHARE;
    }
}
