package dev.headroom.diagnose.code;

import dev.headroom.code.CodeRule;
import dev.headroom.diagnose.Level;

/**
 * What is to be said of a rule that only the code shows.
 *
 * @param title to be followed by "in" and a method
 * @param fix what to do, in a sentence
 */
record CodeRemedy(String title, Level level, String fix) {

    static CodeRemedy of(CodeRule rule) {
        return switch (rule) {
            case REGEX_COMPILE_IN_LOOP ->
                new CodeRemedy(
                        "Regular expression compiled in a loop",
                        Level.MICRO,
                        "Compile once into a constant and use its matcher.");
            case STRING_CONCAT_IN_LOOP ->
                new CodeRemedy(
                        "String grown by concatenation in a loop",
                        Level.ALGORITHM,
                        "Append to one builder that is made before the loop.");
            case N_PLUS_ONE_QUERIES ->
                new CodeRemedy("Query asked in a loop", Level.IO, "Ask once for all rows, and group them in memory.");
            case MISSING_BATCH ->
                new CodeRemedy(
                        "Rows written one by one in a loop", Level.IO, "Collect the rows and send them as one batch.");
            case BLOCKING_IO_IN_HOT_PATH ->
                new CodeRemedy(
                        "Files opened, forced or slept for in a loop",
                        Level.IO,
                        "Open and force once around the loop.");
            case LOGGING_IN_HOT_PATH ->
                new CodeRemedy("Log lines written in a loop", Level.IO, "Log one summary after the loop.");
            case UNBOUNDED_CACHE ->
                new CodeRemedy(
                        "Collection that only grows",
                        Level.DATA_STRUCTURE,
                        "Give it a bound, and drop what was not asked for lately.");
            case UNPOOLED_CONNECTION ->
                new CodeRemedy(
                        "Connection or client made for each use",
                        Level.ARCHITECTURE,
                        "Take connections from a pool, and keep one client for all calls.");
            case UNSIZED_COLLECTION ->
                new CodeRemedy(
                        "Collection grown step by step",
                        Level.MEMORY,
                        "Say the size where it is made: it is known there.");
            case EXCEPTION_FLOW ->
                new CodeRemedy(
                        "Exceptions thrown and caught in a loop",
                        Level.ALGORITHM,
                        "Ask before acting, and return what can be expected.");
            case REFLECTION_IN_HOT_PATH ->
                new CodeRemedy("Reflection looked up in a loop", Level.MICRO, "Look up once and keep what was found.");
            case QUADRATIC_ALGORITHM ->
                new CodeRemedy(
                        "List searched in a loop",
                        Level.ALGORITHM,
                        "Look up in a hash set or map that is built once before the loop.");
            case CHATTY_REMOTE_CALLS ->
                new CodeRemedy(
                        "Remote calls made one by one in a loop",
                        Level.ARCHITECTURE,
                        "Ask for many things in one call, or at the same time.");
            case SERIALIZATION_COST ->
                new CodeRemedy("Mapper built for each use", Level.MICRO, "Build it once: it is safe for all threads.");
            case EAGER_EVALUATION ->
                new CodeRemedy(
                        "Arguments built for what is mostly not used",
                        Level.MICRO,
                        "Pass the parts, or a supplier, and let whoever needs the value make it.");
        };
    }
}
