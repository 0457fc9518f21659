package dev.headroom.profile.recording;

/**
 * How much the collections hold that one field of the application refers to, at one time ({@code headroom.Held}).
 *
 * @param timeNanos since the Unix epoch
 * @param className of the class that has the field
 * @param collectionClass of the collection, or the largest of several
 * @param entries summed over the objects that have the field
 * @param instances how many of them there are
 * @param entryBytes size of an entry's key and value, without what they refer to; 0 where unknown
 * @param reachedBytes size of an entry with all that it refers to, counted once where entries share it; 0 where unknown
 */
public record HeldCollection(
        long timeNanos,
        String className,
        String field,
        String collectionClass,
        long entries,
        int instances,
        long entryBytes,
        long reachedBytes) {

    public HeldCollection {
        if (entries < 0 || instances < 0 || entryBytes < 0 || reachedBytes < 0) {
            throw new IllegalArgumentException("A collection holds no less than nothing: " + className + "." + field);
        }
    }
}
