package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.heat.Coverage.OfLanguage;
import dev.headroom.diagnose.heat.Coverage.OfType;
import dev.headroom.diagnose.heat.Coverage.Reason;
import dev.headroom.diagnose.heat.Coverage.RuleName;
import dev.headroom.diagnose.heat.Coverage.Unapplied;
import dev.headroom.diagnose.language.Language;
import dev.headroom.diagnose.language.Languages;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.diagnose.signature.Site;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.Collectors;

/** Counts whose code the samples of a program are in. */
final class CoverageCount {

    private static final int USERS = 16;

    private final ProfileEvidence evidence;
    /** Of every stack, a bit for each language that a frame of it is in, and one for the user's code. */
    private final int[] seen;

    private final Set<Language> languages = EnumSet.noneOf(Language.class);
    private boolean users;

    CoverageCount(ProfileEvidence evidence, Languages languages) {
        this.evidence = evidence;
        StackTable stacks = evidence.stacks();
        seen = new int[stacks.size()];
        for (int stack = 1; stack < seen.length; stack++) {
            int frame = stacks.leaf(stack);
            int own = bit(languages.ofFunction(stacks.functionId(frame)));
            seen[stack] = seen[stacks.parent(stack)] | own | (languages.isUsers(frame) ? USERS : 0);
        }
        for (HeatProfile heat : evidence.profiles()) {
            for (Language language : Language.values()) {
                if (samplesWith(heat.profile(), bit(language)) > 0) {
                    this.languages.add(language);
                }
            }
            users |= samplesWith(heat.profile(), USERS) > 0;
        }
    }

    /** Why a rule can find nothing here; empty where it can. */
    Optional<Unapplied> reasonAgainst(SignatureRule rule, List<WantedProfile> wanted) {
        if (rule.languages().stream().noneMatch(languages::contains)) {
            return Optional.of(
                    new Unapplied(name(rule), Reason.LANGUAGE, "no sample has a frame in " + rule.languageId()));
        }
        if (wanted.isEmpty()) {
            return Optional.of(new Unapplied(
                    name(rule), Reason.SAMPLE_TYPE, "no samples of " + String.join(" or ", rule.sampleTypes())));
        }
        if (rule.site() == Site.CALLER && !users) {
            return Optional.of(new Unapplied(name(rule), Reason.USER_CODE, "no sample has a frame of your own code"));
        }
        return Optional.empty();
    }

    static RuleName name(SignatureRule rule) {
        return new RuleName(rule.id(), rule.languageId());
    }

    Coverage coverage(List<RuleName> applied, List<Unapplied> notApplied) {
        List<OfType> types = evidence.profiles().stream().map(this::ofType).toList();
        List<OfLanguage> shares = languages.stream()
                .map(this::ofLanguage)
                .sorted(Comparator.comparingDouble(
                                (OfLanguage of) -> of.samples().share())
                        .reversed())
                .toList();
        return new Coverage(types, shares, applied, notApplied, notes());
    }

    private OfLanguage ofLanguage(Language language) {
        return evidence.profiles().stream()
                .map(HeatProfile::profile)
                .map(profile -> new Proportion(samplesWith(profile, bit(language)), profile.sampleCount()))
                .max(Comparator.comparingDouble(Proportion::share))
                .map(samples -> new OfLanguage(language, samples))
                .orElseThrow();
    }

    private static int bit(Language language) {
        return switch (language) {
            case JAVA -> 1;
            case GO -> 2;
            case PYTHON -> 4;
            case OTHER -> 8;
        };
    }

    private OfType ofType(HeatProfile heat) {
        Profile profile = heat.profile();
        Proportion users = heat.sampled()
                ? new Proportion(samplesWith(profile, USERS), profile.sampleCount())
                : new Proportion(weightWith(profile, USERS), profile.totalWeight());
        return new OfType(profile.type(), profile.sampleCount(), profile.totalWeight(), heat.sampled(), users);
    }

    private long samplesWith(Profile profile, int bit) {
        var sum = new LongAccumulator(Long::sum, 0);
        profile.forEachStack((stack, weight, samples) -> sum.accumulate((seen[stack] & bit) == 0 ? 0 : samples));
        return sum.get();
    }

    private long weightWith(Profile profile, int bit) {
        var sum = new LongAccumulator(Long::sum, 0);
        profile.forEachStack((stack, weight, samples) -> sum.accumulate((seen[stack] & bit) == 0 ? 0 : weight));
        return sum.get();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (evidence.stacksEstimated()) {
            notes.add("The file holds who called whom, not whole stacks: what is under a function is estimated.");
        }
        boolean cpu = SampleKind.find(SampleKind.CPU, evidence.profiles()).stream()
                .anyMatch(heat -> heat.profile().type().name().equals("samples"));
        if (cpu) {
            notes.add("The file does not say what its samples count; they are taken for samples of CPU time.");
        }
        if (!users) {
            notes.add("No sample has a frame of your own code, so that no place in it can be named. Languages seen: "
                    + languages.stream().map(Language::id).collect(Collectors.joining(", ")) + ".");
        }
        return notes;
    }
}
