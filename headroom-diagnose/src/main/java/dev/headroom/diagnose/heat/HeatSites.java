package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.language.Language;
import dev.headroom.diagnose.language.Languages;
import dev.headroom.diagnose.language.UserCode;
import dev.headroom.diagnose.signature.FramePatterns;
import dev.headroom.diagnose.signature.Signature;
import dev.headroom.diagnose.signature.SignatureRule;
import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the samples of one program by the places that rules are about. Not thread-safe. */
final class HeatSites {

    private final FunctionNamesByLanguage names;
    private final Languages languages;
    private final StackTable stacks;

    HeatSites(FunctionNamesByLanguage names) {
        this.names = names;
        languages = names.languages();
        stacks = languages.stacks();
    }

    /** One site per function that a rule is broken in, in the order of the profiles. */
    List<HeatSite> of(SignatureRule rule, List<WantedProfile> wanted) {
        Optional<SignatureSearch> found = SignatureSearch.of(rule.signature(), rule.languages(), names);
        if (found.isEmpty()) {
            return List.of();
        }
        SignatureSearch search = found.get();
        return switch (rule.site()) {
            case CALLER -> callers(search, rule.notFrom(), wanted, false);
            case CALLER_OR_FRAME -> callers(search, rule.notFrom(), wanted, true);
            case FRAME, ALLOCATOR -> inOnePlace(search, wanted).stream().toList();
        };
    }

    /** One site per function of the user's that calls into a signature. */
    List<HeatSite> callers(Signature signature, Set<Language> spoken, WantedProfile wanted) {
        return SignatureSearch.of(signature, spoken, names)
                .map(search -> callers(search, FramePatterns.NONE, List.of(wanted), false))
                .orElse(List.of());
    }

    /** What a signature weighs in all, at its own function that has most samples. */
    private Optional<HeatSite> inOnePlace(SignatureSearch search, List<WantedProfile> wanted) {
        Map<Integer, Long> samplesByEntry = new LinkedHashMap<>();
        for (WantedProfile profile : wanted) {
            forEachFound(
                    search,
                    profile,
                    (stack, weight, samples) -> samplesByEntry.merge(search.entry(stack), samples, Long::sum));
        }
        return samplesByEntry.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Long>comparingByKey().reversed()))
                .map(most -> inOnePlace(location(most.getKey()), search, wanted));
    }

    private HeatSite inOnePlace(Location place, SignatureSearch search, List<WantedProfile> wanted) {
        var site = new HeatSite(place);
        for (WantedProfile profile : wanted) {
            forEachFound(
                    search,
                    profile,
                    (stack, weight, samples) -> site.add(
                            profile.kind(),
                            stack,
                            weight,
                            samples,
                            place.line(),
                            entryName(search, stack),
                            search.endsInSignature(stack)));
        }
        return site;
    }

    private List<HeatSite> callers(
            SignatureSearch search, FramePatterns notFrom, List<WantedProfile> wanted, boolean orEntries) {
        Map<Integer, Location> functions = new HashMap<>();
        Map<Location, HeatSite> sites = new LinkedHashMap<>();
        for (WantedProfile profile : wanted) {
            forEachFound(search, profile, (stack, weight, samples) -> {
                int user = search.caller(stack);
                int caller = user == StackTable.ROOT && orEntries ? search.entry(stack) : user;
                if (caller == StackTable.ROOT || notFrom.matches(nameOfLeaf(caller))) {
                    return;
                }
                int owner = owner(caller);
                Location function = functions.computeIfAbsent(
                        stacks.leaf(owner), frame -> location(owner).withLine(0));
                sites.computeIfAbsent(function, HeatSite::new)
                        .add(
                                profile.kind(),
                                stack,
                                weight,
                                samples,
                                stacks.leafFrame(caller).line(),
                                entryName(search, stack),
                                search.endsInSignature(stack));
            });
        }
        return List.copyOf(sites.values());
    }

    private static void forEachFound(SignatureSearch search, WantedProfile wanted, Profile.StackVisitor found) {
        wanted.heat().profile().forEachStack((stack, weight, samples) -> {
            if (stack != StackTable.ROOT && search.found(stack)) {
                found.stack(stack, weight, samples);
            }
        });
    }

    private String entryName(SignatureSearch search, int stack) {
        int entry = search.entry(stack);
        return entry == StackTable.ROOT ? "" : nameOfLeaf(entry);
    }

    private String nameOfLeaf(int stack) {
        return names.name(stacks.functionId(stacks.leaf(stack)));
    }

    /** The stack cut at the function that a part of one stands in; the same where it is no part, or its function is not there. */
    private int owner(int caller) {
        if (!code(caller).isPart(stacks.leafFrame(caller))) {
            return caller;
        }
        String file = stacks.leafFrame(caller).file();
        for (int at = stacks.parent(caller); at != StackTable.ROOT; at = stacks.parent(at)) {
            Frame above = stacks.leafFrame(at);
            if (above.file().equals(file) && !code(at).isPart(above)) {
                return at;
            }
        }
        return caller;
    }

    private UserCode code(int stack) {
        return languages.ofFunction(stacks.functionId(stacks.leaf(stack))).code();
    }

    private Location location(int stack) {
        return code(stack).locationOf(stacks.leafFrame(stack));
    }
}
