package dev.headroom.agent.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A public method or field of a type known by name only. The handle is looked up once per receiver class and kept with
 * that class, so neither the class nor its loader is held alive by the agent. A receiver that has no such type answers
 * null, 0 or false. Thread-safe; calls allocate nothing after the first.
 */
final class Getter extends ClassValue<MethodHandle> {
    private final Set<String> owners;
    private final String member;
    private final MethodType erased;

    private Getter(Set<String> owners, String member, MethodType erased) {
        this.owners = owners;
        this.member = member;
        this.erased = erased;
    }

    static Getter ofObject(String member, String... owners) {
        return new Getter(Set.of(owners), member, MethodType.methodType(Object.class, Object.class));
    }

    static Getter ofInt(String member, String... owners) {
        return new Getter(Set.of(owners), member, MethodType.methodType(int.class, Object.class));
    }

    static Getter ofBoolean(String member, String... owners) {
        return new Getter(Set.of(owners), member, MethodType.methodType(boolean.class, Object.class));
    }

    /** A method that takes one string and answers an object. */
    static Getter ofNamed(String member, String... owners) {
        return new Getter(Set.of(owners), member, MethodType.methodType(Object.class, Object.class, String.class));
    }

    @Nullable
    Object object(@Nullable Object receiver) throws Throwable {
        return receiver == null ? null : (Object) get(receiver.getClass()).invokeExact(receiver);
    }

    @Nullable
    String string(@Nullable Object receiver) throws Throwable {
        return object(receiver) instanceof String text ? text : null;
    }

    @Nullable
    Object named(@Nullable Object receiver, String name) throws Throwable {
        return receiver == null ? null : (Object) get(receiver.getClass()).invokeExact(receiver, name);
    }

    int integer(@Nullable Object receiver) throws Throwable {
        return receiver == null ? 0 : (int) get(receiver.getClass()).invokeExact(receiver);
    }

    boolean flag(@Nullable Object receiver) throws Throwable {
        return receiver != null && (boolean) get(receiver.getClass()).invokeExact(receiver);
    }

    @Override
    protected MethodHandle computeValue(Class<?> receiver) {
        Class<?> owner = owner(receiver);
        if (owner == null) {
            return MethodHandles.empty(erased);
        }
        try {
            return lookup(owner).asType(erased);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("No public " + member + " in " + owner.getName(), missing);
        }
    }

    private MethodHandle lookup(Class<?> owner) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            Class<?>[] parameters = erased.dropParameterTypes(0, 1).parameterArray();
            return lookup.unreflect(owner.getMethod(member, parameters));
        } catch (NoSuchMethodException notAMethod) {
            return lookup.unreflectGetter(owner.getField(member));
        }
    }

    private @Nullable Class<?> owner(Class<?> type) {
        if (owners.contains(type.getName())) {
            return type;
        }
        for (Class<?> parent : type.getInterfaces()) {
            Class<?> found = owner(parent);
            if (found != null) {
                return found;
            }
        }
        Class<?> parent = type.getSuperclass();
        return parent == null ? null : owner(parent);
    }
}
