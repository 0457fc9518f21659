package dev.headroom.code;

import java.util.List;

/**
 * The sites in a class path, with what was read to find them.
 *
 * @param sites by class, method and line
 * @param fillings places that fill a collection in a field of an object of which the code does not tell how long it lives, and that
 *     nothing which was read takes from: {@link CodeRule#UNBOUNDED_CACHE} where it is known to live long
 */
public record CodeReading(List<CodeSite> sites, List<CodeSite> fillings, CodeSummary summary) {

    public CodeReading {
        sites = List.copyOf(sites);
        fillings = List.copyOf(fillings);
    }

    /** Those that begin or end in these lines of a method, both ends included. */
    public List<CodeSite> sitesIn(String className, String method, int fromLine, int toLine) {
        return sites.stream()
                .filter(site -> site.isIn(className, method, fromLine, toLine))
                .toList();
    }
}
