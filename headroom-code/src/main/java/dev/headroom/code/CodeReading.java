package dev.headroom.code;

import java.util.List;

/**
 * The sites in a class path, with what was read to find them.
 *
 * @param sites by class, method and line
 */
public record CodeReading(List<CodeSite> sites, CodeSummary summary) {

    public CodeReading {
        sites = List.copyOf(sites);
    }

    /** Those that begin or end in these lines of a method, both ends included. */
    public List<CodeSite> sitesIn(String className, String method, int fromLine, int toLine) {
        return sites.stream()
                .filter(site -> site.isIn(className, method, fromLine, toLine))
                .toList();
    }
}
