package dev.headroom.diagnose;

import dev.headroom.diagnose.code.CodeEvidence;
import dev.headroom.diagnose.code.CodeFindings;
import dev.headroom.diagnose.internal.EvidenceNotes;
import dev.headroom.diagnose.internal.HotPaths;
import dev.headroom.diagnose.internal.JoinedRun;
import dev.headroom.diagnose.internal.RequestJoin;
import dev.headroom.diagnose.internal.SamePlace;
import dev.headroom.diagnose.internal.moment.MomentFinder;
import dev.headroom.diagnose.internal.rules.StandardRules;
import dev.headroom.diagnose.internal.tail.TailAttribution;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.measure.Percentile;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins a run's evidence request by request and asks its rules what it means. The same evidence gives the same answer. */
public final class Diagnoser {

    private final List<Rule> rules;
    private final Percentile tail;

    /** @param tail requests at or beyond it are explained */
    public Diagnoser(List<Rule> rules, Percentile tail) {
        this.rules = List.copyOf(rules);
        this.tail = tail;
    }

    /** With every rule that Headroom brings, explaining p99. */
    public static Diagnoser standard() {
        return standard(Percentile.P99);
    }

    /** With every rule that Headroom brings. */
    public static Diagnoser standard(Percentile tail) {
        return standard(tail, List.of());
    }

    /**
     * With every rule that Headroom brings.
     *
     * @param further rules of the user's; one of them takes the place of any of the same id
     */
    public static Diagnoser standard(Percentile tail, List<SignatureRule> further) {
        return new Diagnoser(StandardRules.all(further), tail);
    }

    public Diagnosis diagnose(RunEvidence run) {
        return diagnose(run, CodeEvidence.NONE);
    }

    /** @param code what was read of the service's classes: findings that it proves are confirmed, sites that nothing met are cold */
    public Diagnosis diagnose(RunEvidence run, CodeEvidence code) {
        JoinedRun joined = RequestJoin.join(run, code);
        var hotPaths = new HotPaths(run.server().stacks());
        List<EndpointDiagnosis> endpoints = joined.endpoints().stream()
                .map(endpoint -> describe(endpoint, hotPaths))
                .toList();
        return new Diagnosis(
                endpoints,
                joined.attribution(),
                findings(joined, endpoints, code),
                TailAttribution.of(run, joined, tail),
                MomentFinder.of(run, joined),
                EvidenceNotes.of(run, joined));
    }

    private List<Finding> findings(JoinedRun joined, List<EndpointDiagnosis> endpoints, CodeEvidence code) {
        List<Finding> findings = new ArrayList<>();
        for (EndpointEvidence endpoint : joined.endpoints()) {
            rules.forEach(rule -> findings.addAll(rule.findings(endpoint)));
        }
        var beside = new CodeFindings(code);
        List<Finding> proven = new ArrayList<>(beside.proven(findings));
        proven.sort(Finding.BEST_FIRST);
        List<Finding> all = new ArrayList<>(SamePlace.withoutParts(proven));
        all.addAll(beside.unmet(proven, cpu(endpoints)));
        all.sort(Finding.BEST_FIRST);
        return all;
    }

    private static List<Profile> cpu(List<EndpointDiagnosis> endpoints) {
        return endpoints.stream()
                .flatMap(endpoint -> endpoint.profiles().stream())
                .filter(profile -> profile.type().equals(SampleType.CPU))
                .toList();
    }

    /** What can be said of a load without its server, with the reason why the server is not known. */
    public static Diagnosis withoutServer(RunEvidence run, String reason) {
        return Diagnosis.none(reason, MomentFinder.of(run, RequestJoin.join(run)));
    }

    private static EndpointDiagnosis describe(EndpointEvidence endpoint, HotPaths hotPaths) {
        List<Profile> profiles = endpoint.samples().types().stream()
                .sorted(Comparator.comparing(SampleType::name))
                .map(endpoint::profile)
                .toList();
        return new EndpointDiagnosis(
                endpoint.endpoint(),
                endpoint.perRequest(),
                profiles,
                profiles.stream().map(hotPaths::of).toList());
    }
}
