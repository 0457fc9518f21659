package dev.headroom.code.internal.rules;

import dev.headroom.code.CodePlace;
import dev.headroom.code.CodeSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects sites, each place of a rule once: where several ways lead to an API, the shortest. */
public final class Sites {

    private static final Comparator<CodeSite> IN_ORDER = Comparator.comparing(
                    (CodeSite site) -> site.place().className())
            .thenComparingInt(site -> site.place().line())
            .thenComparing(site -> site.place().method())
            .thenComparing(CodeSite::rule)
            .thenComparing(CodeSite::api);

    private final Map<List<Object>, CodeSite> sites = new LinkedHashMap<>();
    private final Map<List<Object>, CodeSite> ofUnknownLife = new LinkedHashMap<>();

    void add(CodeSite site) {
        add(sites, site);
    }

    /** A site that is none unless the object around it lives long. */
    void addOfUnknownLife(CodeSite site) {
        add(ofUnknownLife, site);
    }

    private static void add(Map<List<Object>, CodeSite> sites, CodeSite site) {
        CodePlace place = site.place();
        Object one = place.line() > 0 ? site.rule() : site.api();
        sites.merge(
                List.of(site.rule(), one, place),
                site,
                (known, other) -> other.path().size() < known.path().size() ? other : known);
    }

    public List<CodeSite> sorted() {
        return sorted(sites);
    }

    public List<CodeSite> sortedOfUnknownLife() {
        return sorted(ofUnknownLife);
    }

    private static List<CodeSite> sorted(Map<List<Object>, CodeSite> sites) {
        List<CodeSite> sorted = new ArrayList<>(sites.values());
        sorted.sort(IN_ORDER);
        return sorted;
    }
}
