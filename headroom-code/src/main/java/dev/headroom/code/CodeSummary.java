package dev.headroom.code;

/**
 * What was read, and what was not.
 *
 * @param classes read
 * @param classesSkipped could not be read
 * @param firstSkip the first of those and why; empty where there is none
 * @param versionedClasses left out: a multi-release jar is read as its oldest Java sees it
 * @param duplicateClasses left out: the class path has another of the same name before them
 * @param archivesSkipped jars within jars, or in a folder, that could not be read to their end
 * @param methodsWithoutLines have code but no line numbers
 * @param methodsNotFollowed too large or too damaged to follow their values; nothing is said of them
 */
public record CodeSummary(
        int classes,
        int classesSkipped,
        String firstSkip,
        int versionedClasses,
        int duplicateClasses,
        int archivesSkipped,
        int methodsWithoutLines,
        int methodsNotFollowed) {}
