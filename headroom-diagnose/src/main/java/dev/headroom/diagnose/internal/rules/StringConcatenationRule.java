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
                    "jdk.internal.util.ArraysSupport."));

    private static final Set<String> TEXT =
            Set.of("byte[]", "[B", "char[]", "[C", "java.lang.String", "java.lang.StringBuilder");

    /** Less of the endpoint's bytes or CPU is not worth a change. */
    private static final double WARM = 0.02;

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
        return HotSite.find(endpoint, CONCATENATION).stream()
                .flatMap(site -> finding(endpoint, site).stream())
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site) {
        if (site.surestShare(SampleType.ALLOC_SPACE, SampleType.CPU) < WARM) {
            return Optional.empty();
        }
        List<ThreadSample> arrays = site.samples(SampleType.ALLOC_SPACE).stream()
                .filter(sample -> TEXT.contains(sample.objectClass().replace('/', '.')))
                .toList();
        int requests = endpoint.requests().size();
        ObjectCount copies = ObjectCount.of(arrays, TEXT::contains, requests);
        GrowingSizes sizes = GrowingSizes.of(arrays);
        List<Gain> gains = Gains.of(endpoint, site);
        if (!copiesGrow(arrays.size(), copies, sizes) || gains.isEmpty()) {
            return Optional.empty();
        }
        List<String> evidence = new ArrayList<>(Evidence.heat(endpoint, site));
        evidence.add(Evidence.objects("strings built at this line", copies, requests));
        evidence.add(Evidence.text(
                "Their sizes grow: a tenth are below %s, a tenth above %s, %.0f %% above half of that (%d sampled sizes).",
                Bytes.format(sizes.lowTenth()),
                Bytes.format(sizes.highTenth()),
                100 * sizes.largeShare(),
                arrays.size()));
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

    private static boolean copiesGrow(int sampledSizes, ObjectCount copies, GrowingSizes sizes) {
        return sampledSizes >= LEAST_SIZES
                && copies.perRequest().low() >= LOOP
                && sizes.highTenth() >= LEAST_LENGTH_BYTES
                && sizes.highTenth() > SPREAD * sizes.lowTenth()
                && sizes.largeShare() >= LARGE_SHARE;
    }
}
