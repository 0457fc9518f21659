package dev.headroom.diagnose.code;

import dev.headroom.code.CodeReader;
import dev.headroom.code.CodeReading;
import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.heat.StaticEvidence;
import dev.headroom.diagnose.rule.ApplicationCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sites in a service's code, found again by rule and place. Immutable. */
public final class CodeEvidence implements StaticEvidence {

    /** No code was read. */
    public static final CodeEvidence NONE = new CodeEvidence(List.of(), List.of());

    /** A statement may begin a line or two before the call that a sample names. */
    private static final int NEIGHBOURS = 2;

    private final List<CodeSite> sites;
    /** Of fields whose life only a run tells. */
    private final List<CodeSite> fillings;

    private final Map<String, List<CodeSite>> byMethod = new HashMap<>();

    private CodeEvidence(Collection<CodeSite> sites, Collection<CodeSite> fillings) {
        this.fillings = List.copyOf(fillings);
        this.sites = List.copyOf(sites);
        for (CodeSite site : this.sites) {
            put(method(site.place().className(), site.place().method()), site);
            site.path().forEach(helper -> put(method(helper.className(), helper.method()), site));
        }
    }

    /** Looks into the application's own code, which is what findings are about; of libraries it knows the types. */
    public static CodeReader reader() {
        return CodeReader.standard().lookingOnlyInto(ApplicationCode::isApplicationClass);
    }

    public static CodeEvidence of(CodeReading reading) {
        return new CodeEvidence(reading.sites(), reading.fillings());
    }

    private void put(String method, CodeSite site) {
        List<CodeSite> known = byMethod.computeIfAbsent(method, m -> new ArrayList<>());
        if (!known.contains(site)) {
            known.add(site);
        }
    }

    private static String method(String className, String method) {
        return className + '.' + method;
    }

    public List<CodeSite> sites() {
        return sites;
    }

    @Override
    public Optional<String> proof(String rule, Location location, List<Integer> lines) {
        return site(rule, location, lines).map(CodeEvidence::sentence);
    }

    /** The site of a rule at a place, the nearest of several; where no line is known, any in the method. */
    public Optional<CodeSite> site(String rule, Location location, List<Integer> lines) {
        List<CodeSite> inMethod = byMethod.getOrDefault(method(location.className(), location.method()), List.of());
        List<Integer> seen = lines.isEmpty() && location.line() > 0 ? List.of(location.line()) : lines;
        CodeSite nearest = null;
        int least = Integer.MAX_VALUE;
        for (CodeSite site : inMethod) {
            int distance = site.rule().id().equals(rule) ? distance(site, location, seen) : Integer.MAX_VALUE;
            if (distance < least) {
                least = distance;
                nearest = site;
            }
        }
        return least <= NEIGHBOURS ? Optional.ofNullable(nearest) : Optional.empty();
    }

    /** Where a field, known to live long, is filled by code that nothing bounds. */
    public Optional<CodeSite> filling(String className, String field) {
        String named = className + '.' + field + ' ';
        return Stream.concat(sites.stream(), fillings.stream())
                .filter(site -> site.rule() == CodeRule.UNBOUNDED_CACHE
                        && site.evidence().startsWith(named))
                .findFirst();
    }

    /** By how many lines the site, or what it calls in this method, lies from the nearest line seen; 0 where none is known. */
    private static int distance(CodeSite site, Location location, List<Integer> seen) {
        return lines(site, location).stream()
                .flatMap(line -> seen.stream().map(other -> line == 0 ? 0 : Math.abs(line - other)))
                .min(Integer::compare)
                .orElse(0);
    }

    private static List<Integer> lines(CodeSite site, Location location) {
        List<Integer> lines = new ArrayList<>();
        if (isIn(site.place().className(), site.place().method(), location)) {
            lines.add(site.place().line());
        }
        site.path().stream()
                .filter(helper -> isIn(helper.className(), helper.method(), location))
                .forEach(helper -> lines.add(helper.line()));
        return lines;
    }

    private static boolean isIn(String className, String method, Location location) {
        return className.equals(location.className()) && method.equals(location.method());
    }

    /** Where a site is. */
    public static Location location(CodeSite site) {
        return new Location(
                site.place().className(), site.place().method(), site.place().line());
    }

    /** What the code says at a site, with the way to the call where helpers lie between. */
    public static String sentence(CodeSite site) {
        String way = site.path().isEmpty()
                ? ""
                : " It is reached from " + site.place() + " through "
                        + String.join(
                                ", ", site.path().stream().map(Object::toString).toList()) + ".";
        String said = site.evidence().endsWith(".") ? site.evidence() : site.evidence() + ".";
        return "By its code: " + said + way;
    }
}
