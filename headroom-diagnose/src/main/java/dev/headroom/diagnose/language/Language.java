package dev.headroom.diagnose.language;

import java.util.Locale;

/** What a function was written in, as far as it matters to rules. */
public enum Language {
    /** Java and what else compiles to its classes. */
    JAVA,
    GO,
    PYTHON,
    /** Native code and languages of which nothing is known, so that no frame is taken for the user's. */
    OTHER;

    /** What the language has to say of its frames. */
    public UserCode code() {
        return switch (this) {
            case JAVA -> JavaCode.RULES;
            case GO -> GoCode.RULES;
            case PYTHON -> PythonCode.RULES;
            case OTHER -> OtherCode.RULES;
        };
    }

    /** The name in rule files and JSON: {@code python}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
