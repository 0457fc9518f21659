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

    void add(CodeSite site) {
        CodePlace place = site.place();
        Object one = place.line() > 0 ? site.rule() : site.api();
        sites.merge(
                List.of(site.rule(), one, place),
                site,
                (known, other) -> other.path().size() < known.path().size() ? other : known);
    }

    public List<CodeSite> sorted() {
        List<CodeSite> sorted = new ArrayList<>(sites.values());
        sorted.sort(IN_ORDER);
        return sorted;
    }
}
