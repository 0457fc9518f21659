package dev.headroom.code.internal.graph;

/** A method as class files name it, with the class it is called on. */
public record MethodKey(String owner, String name, String descriptor) {

    /** Name and parameters: what an overriding method has in common with the overridden. */
    String signature() {
        return name + descriptor;
    }

    /** Whether it prepares what others use: a constructor, a static initialiser or {@code main}. */
    public boolean prepares() {
        return name.startsWith("<") || (name.equals("main") && descriptor.startsWith("([Ljava/lang/String;)"));
    }

    /** {@code java.util.regex.Pattern.compile}. */
    public String qualifiedName() {
        return owner.replace('/', '.') + "." + (name.equals("<init>") ? "new" : name);
    }
}
