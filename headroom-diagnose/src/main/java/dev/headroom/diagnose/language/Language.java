package dev.headroom.diagnose.language;

import java.util.Locale;

/** What a function was written in, as far as it matters to rules. */
public enum Language {
    /** Java and what else compiles to its classes. */
    JAVA(new JavaCode()),
    GO(new GoCode()),
    PYTHON(new PythonCode()),
    /** Native code and languages of which nothing is known, so that no frame is taken for the user's. */
    OTHER(new OtherCode());

    private final UserCode code;

    Language(UserCode code) {
        this.code = code;
    }

    public UserCode code() {
        return code;
    }

    /** The name in rule files and JSON: {@code python}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
