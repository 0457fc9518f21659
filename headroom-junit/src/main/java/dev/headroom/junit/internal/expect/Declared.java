package dev.headroom.junit.internal.expect;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * An annotation that holds for a test, and where it stands: on its method, else on its class, else on a class around that one; on
 * each of them itself, or on an annotation there.
 */
record Declared<A extends Annotation>(A annotation, AnnotatedElement place) {

    static <A extends Annotation> Optional<Declared<A>> find(Method method, Class<?> testClass, Class<A> type) {
        Optional<A> onMethod = AnnotationSupport.findAnnotation(method, type);
        if (onMethod.isPresent()) {
            return Optional.of(new Declared<>(onMethod.get(), method));
        }
        Class<?> around = testClass;
        while (around != null) {
            Optional<A> onClass = AnnotationSupport.findAnnotation(around, type);
            if (onClass.isPresent()) {
                return Optional.of(new Declared<>(onClass.get(), around));
            }
            around = Modifier.isStatic(around.getModifiers()) ? null : around.getEnclosingClass();
        }
        return Optional.empty();
    }

    /** What is wrong with it, for its author. */
    ExtensionConfigurationException wrong(String problem, Throwable cause) {
        return new ExtensionConfigurationException(
                "@" + annotation.annotationType().getSimpleName() + " of " + place + ": " + problem + ".", cause);
    }
}
