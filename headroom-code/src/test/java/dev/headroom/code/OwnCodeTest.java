package dev.headroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of libraries where only the code of an application is looked into. */
class OwnCodeTest {

    private static final String REPOSITORY =
            """
            package org.springframework.data.repository;
            public class CrudRepository {
                public Object findById(Object id) {
                    Object found = null;
                    for (int i = 0; i < 3; i++) {
                        "a".matches("a+");
                    }
                    return found;
                }
            }
            """;

    private static final String SHOP =
            """
            package shop;
            import java.util.List;
            import org.springframework.data.repository.CrudRepository;
            public class Shop {
                private final Orders orders = new Orders();
                public static class Orders extends CrudRepository {}
                public String names(List<String> ids) {
                    String all = "";
                    for (String id : ids) {
                        all += orders.findById(id);
                    }
                    return all;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void onlyTheApplicationHasSitesAndTheHierarchyOfLibrariesIsKnown() throws IOException, InterruptedException {
        Compiled repository =
                Compiled.of(folder, "org.springframework.data.repository.CrudRepository", REPOSITORY, "-g");
        Compiled shop = Compiled.of(
                folder, "shop.Shop", SHOP, "-g", "-cp", repository.folder().toString());
        List<Path> classPath = List.of(shop.folder(), repository.folder());

        CodeReading all = CodeReader.standard().read(classPath);
        CodeReading own = CodeReader.standard()
                .lookingOnlyInto(name -> name.startsWith("shop."))
                .read(classPath);

        assertThat(all.sites())
                .extracting(site -> site.place().className())
                .contains("org.springframework.data.repository.CrudRepository");
        assertThat(own.sites())
                .extracting(site -> site.rule().id())
                .containsExactlyInAnyOrder("n-plus-one-queries", "string-concat-in-loop");
        assertThat(own.summary().classes()).isEqualTo(all.summary().classes());
    }
}
