package dev.headroom.code.internal.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** What the first pass keeps of a class. */
public final class ClassShape {

    private final String name;
    private final int access;
    private final String superName;
    private final List<String> interfaces;
    private final List<String> annotations = new ArrayList<>();
    private final Map<String, MethodShape> methods = new LinkedHashMap<>();
    private final Map<String, FieldShape> fields = new LinkedHashMap<>();

    private final Map<String, Set<String>> initialisers = new HashMap<>();
    private final Set<String> prepared = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private Map<String, Set<MethodKey>> setUnread = Map.of();
    private Set<String> readOfOthers = Set.of();

    ClassShape(String name, int access, String superName, List<String> interfaces) {
        this.name = name;
        this.access = access;
        this.superName = superName;
        this.interfaces = List.copyOf(interfaces);
    }

    void add(MethodShape method) {
        methods.put(method.key().signature(), method);
    }

    void add(FieldShape field) {
        fields.put(field.name(), field);
    }

    /** @param made what a constructor or static initialiser calls and makes before it sets the field */
    void initialise(String field, Set<String> made) {
        initialisers.computeIfAbsent(field, name -> new HashSet<>()).addAll(made);
    }

    /** @param preparing whether by a constructor, a static initialiser or {@code main} */
    void make(String type, boolean preparing) {
        if (!type.startsWith("java/")) {
            (preparing ? prepared : made).add(type);
        }
    }

    void keep(FieldUse use) {
        setUnread = use.setUnread();
        readOfOthers = use.readOfOthers();
    }

    void annotate(String descriptor) {
        annotations.add(descriptor);
    }

    public String name() {
        return name;
    }

    public String superName() {
        return superName;
    }

    public List<String> interfaces() {
        return interfaces;
    }

    /** Descriptors of the annotations that stay in the class file. */
    public List<String> annotations() {
        return List.copyOf(annotations);
    }

    public boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    public boolean isEnum() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }

    boolean isFinal() {
        return (access & Opcodes.ACC_FINAL) != 0;
    }

    public Optional<FieldShape> field(String fieldName) {
        return Optional.ofNullable(fields.get(fieldName));
    }

    public List<FieldShape> fields() {
        return List.copyOf(fields.values());
    }

    /** Types that are made and methods that are called, as {@code owner.name}, to set a field for the first time. */
    public Set<String> initialiser(String fieldName) {
        return Set.copyOf(initialisers.getOrDefault(fieldName, Set.of()));
    }

    /** Types that its constructors, static initialisers and {@code main} make. */
    public Set<String> prepared() {
        return Collections.unmodifiableSet(prepared);
    }

    /** Types that its other methods make. */
    public Set<String> made() {
        return Collections.unmodifiableSet(made);
    }

    /** Fields that methods set which prepare nothing, and that the class neither reads nor names: by name, those methods. */
    public Map<String, Set<MethodKey>> setUnread() {
        return setUnread;
    }

    /** Fields of classes it is nested with that it reads, as {@code owner.name}. */
    public Set<String> readOfOthers() {
        return readOfOthers;
    }

    Iterable<MethodShape> methods() {
        return methods.values();
    }

    Optional<MethodShape> method(String signature) {
        return Optional.ofNullable(methods.get(signature));
    }

    /** Whether it declares a method of this name, whatever its parameters. */
    public boolean declares(String methodName) {
        return methods.values().stream().anyMatch(method -> method.key().name().equals(methodName));
    }
}
