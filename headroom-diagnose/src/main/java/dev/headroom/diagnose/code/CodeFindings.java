package dev.headroom.diagnose.code;

import dev.headroom.code.CodeSite;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.measure.Interval;
import dev.headroom.profile.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Findings beside the code they are about. */
public final class CodeFindings {

    /** Shares surely (upper bound of 95 %) below this are cold, as everywhere. */
    private static final double COLD = 0.001;

    private final CodeEvidence code;

    public CodeFindings(CodeEvidence code) {
        this.code = code;
    }

    /** The same findings; those whose pattern their code proves say so, and are confirmed if they were only suspected. */
    public List<Finding> proven(List<Finding> findings) {
        return findings.stream().map(this::proven).toList();
    }

    private Finding proven(Finding finding) {
        return siteOf(finding).map(site -> withProof(finding, site)).orElse(finding);
    }

    private Optional<CodeSite> siteOf(Finding finding) {
        return code.site(finding.rule(), finding.location(), List.of());
    }

    private static Finding withProof(Finding finding, CodeSite site) {
        String sentence = CodeEvidence.sentence(site);
        if (finding.evidence().contains(sentence)) {
            return finding;
        }
        List<String> evidence = new ArrayList<>(finding.evidence());
        evidence.add(1, sentence);
        return finding.with(evidence, finding.status() == Status.SUSPECTED ? Status.CONFIRMED : finding.status());
    }

    /**
     * Sites of the user's code that no finding is about: suspected where nothing measured them, cold where samples say that next to
     * no time goes by in their methods.
     *
     * @param found what was measured
     * @param profiles of time on a processor; none where nothing was measured
     */
    public List<Finding> unmet(List<Finding> found, List<Profile> profiles) {
        if (code.sites().isEmpty()) {
            return List.of();
        }
        MethodSamples heat = MethodSamples.of(profiles);
        Set<String> met = new HashSet<>();
        found.forEach(finding -> met.add(finding.rule() + ' ' + method(finding.location())));
        List<Finding> unmet = new ArrayList<>();
        for (CodeSite site : code.sites()) {
            String method = site.place().className() + '.' + site.place().method();
            if (!isMet(site, met) && ApplicationCode.isApplication(method)) {
                unmet.add(finding(site, heat));
            }
        }
        unmet.sort(Finding.BEST_FIRST);
        return unmet;
    }

    /** Several sites of one rule in a method are one thing to repair. */
    private static boolean isMet(CodeSite site, Set<String> met) {
        return Stream.concat(Stream.of(site.place()), site.path().stream())
                .anyMatch(place -> met.contains(site.rule().id() + ' ' + place.className() + '.' + place.method()));
    }

    private static String method(Location location) {
        return location.className() + '.' + location.method();
    }

    private static Finding finding(CodeSite site, MethodSamples heat) {
        CodeRemedy remedy = CodeRemedy.of(site.rule());
        Interval share = heat.share(site.place().className(), site.place().method());
        boolean measured = heat.samples() > 0;
        boolean cold = measured && (share.high() < COLD || share.best() == 0);
        List<String> evidence = new ArrayList<>(List.of(CodeEvidence.sentence(site)));
        evidence.add(
                measured
                        ? String.format(
                                Locale.ROOT,
                                "%.2f %% of the CPU samples were in its method or what it called, at most %.2f %% (n=%,d).",
                                100 * share.best(),
                                100 * share.high(),
                                heat.samples())
                        : "Nothing was measured: whether it costs anything is not known.");
        return new Finding(
                site.rule().id(),
                remedy.title() + " in " + site.place().method(),
                remedy.level(),
                CodeEvidence.location(site),
                "",
                evidence,
                new Gain(
                        "cpu",
                        "nanoseconds",
                        0,
                        Interval.exactly(0),
                        "Nothing is predicted without samples at the place."),
                List.of(),
                remedy.fix(),
                cold ? Status.COLD : Status.SUSPECTED,
                List.of());
    }
}
