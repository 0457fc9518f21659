package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.diagnose.signature.Proof;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.measure.Interval;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule of a rule file, asked of the requests of a run: what the frames show is known by the request then, and so what a request
 * would gain. A place is the line that led into the signature, and its neighbours.
 */
public final class SignatureOnRequests implements Rule {

    private final SignatureRule rule;
    private final SampleType[] types;
    private final Signature signature;

    public SignatureOnRequests(SignatureRule rule) {
        this.rule = rule;
        types = Stream.of(SampleType.CPU, SampleType.ALLOC_SPACE, SampleType.WALL, SampleType.LOCK_DELAY)
                .filter(type -> rule.sampleTypes().contains(type.name()))
                .toArray(SampleType[]::new);
        signature = ((Signature) this::siteOf).remembered();
    }

    @Override
    public String id() {
        return rule.id();
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return HotSite.joinNeighbours(HotSite.find(endpoint, signature)).stream()
                .flatMap(site -> finding(endpoint, site).stream())
                .toList();
    }

    /**
     * The frame of the application that led into the signature. From the stack's end outwards the outermost frame of the
     * signature counts, and nothing but what the rule allows lies between it and the application.
     */
    private int siteOf(int stack, ApplicationCode code) {
        StackTable stacks = code.stacks();
        var end = rule.signature();
        boolean matched = false;
        boolean astray = false;
        boolean through = end.through().isEmpty();
        int at = stack;
        for (; at != StackTable.ROOT; at = stacks.parent(at)) {
            if (code.leafIs(at, end.frames())) {
                matched = true;
                astray = false;
            } else if (code.isApplicationLeaf(at)) {
                break;
            } else if (matched
                    && end.via().isPresent()
                    && !code.leafIs(at, end.via().get())) {
                astray = true;
            }
            if (code.leafIs(at, end.notThrough())) {
                return StackTable.ROOT;
            }
            through |= code.leafIs(at, end.through());
        }
        boolean found = matched && !astray && through && at != StackTable.ROOT;
        return found && !code.leafIs(at, rule.notFrom()) ? at : StackTable.ROOT;
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, HotSite site) {
        boolean warm = site.surestShare(types) >= Math.max(Thresholds.WARM, rule.threshold())
                && site.requestsSeen() >= Thresholds.SEVERAL_REQUESTS;
        boolean cold = site.colderThan(Thresholds.COLD, types);
        if (!warm && !cold) {
            return Optional.empty();
        }
        List<Gain> gains = Gains.of(endpoint, site).stream()
                .map(this::repaired)
                .filter(gain -> gain.share() > 0)
                .toList();
        if (gains.isEmpty()) {
            return Optional.empty();
        }
        boolean proven = rule.proof() == Proof.FRAMES;
        List<String> evidence = new ArrayList<>(Evidence.heat(endpoint, site));
        if (!proven) {
            evidence.add("Samples tell how much, not how often: that it is repeated is not proven.");
        }
        return Optional.of(new Finding(
                id(),
                rule.title() + " in " + site.location().method(),
                rule.level(),
                site.location(),
                endpoint.endpoint(),
                evidence,
                gains.get(0),
                gains.subList(1, gains.size()),
                rule.remedy(),
                cold ? Status.COLD : proven ? Status.CONFIRMED : Status.SUSPECTED,
                site.path()));
    }

    private Gain repaired(Gain whole) {
        Interval saved = rule.gain().of(whole.saved());
        String part = String.format(
                Locale.ROOT,
                " The rule expects %.0f to %.0f %% of it to go.",
                100 * rule.gain().low(),
                100 * rule.gain().high());
        return new Gain(whole.metric(), whole.unit(), whole.current(), saved, whole.model() + part);
    }
}
