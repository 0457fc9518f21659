package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.language.Language;
import dev.headroom.diagnose.language.Languages;
import dev.headroom.profile.StackTable;

/** What rules call the functions of a table, told once for all rules. */
final class FunctionNamesByLanguage {

    private final Languages languages;
    private final String[] names;

    FunctionNamesByLanguage(Languages languages) {
        this.languages = languages;
        StackTable stacks = languages.stacks();
        names = new String[stacks.functionCount()];
        for (int function = 0; function < names.length; function++) {
            names[function] = languages
                    .ofFunction(function)
                    .code()
                    .nameOf(stacks.function(function).frame());
        }
    }

    Languages languages() {
        return languages;
    }

    int count() {
        return names.length;
    }

    String name(int function) {
        return names[function];
    }

    Language language(int function) {
        return languages.ofFunction(function);
    }
}
