package dev.headroom.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;

/** The arrows of ARCHITECTURE.md and the house rules that can be stated over bytecode. */
@AnalyzeClasses(packages = "dev.headroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> FRONT_DOORS = Set.of(
            "dev.headroom.reader.Recordings",
            "dev.headroom.diagnose.Diagnoser",
            "dev.headroom.load.LoadSession",
            "dev.headroom.junit.HeadroomExtension",
            "dev.headroom.code.CodeReader");

    private static final int MOST_PUBLIC_TYPES_OF_A_PACKAGE = 12;

    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("measure")
            .definedBy("dev.headroom.measure..")
            .layer("profile")
            .definedBy("dev.headroom.profile..")
            .layer("reader")
            .definedBy("dev.headroom.reader..")
            .layer("load")
            .definedBy("dev.headroom.load..")
            .layer("code")
            .definedBy("dev.headroom.code..")
            .layer("diagnose")
            .definedBy("dev.headroom.diagnose..")
            .layer("gate")
            .definedBy("dev.headroom.gate..")
            .layer("report")
            .definedBy("dev.headroom.report..")
            .layer("junit")
            .definedBy("dev.headroom.junit..")
            .layer("cli")
            .definedBy("dev.headroom.cli..")
            .whereLayer("measure")
            .mayNotAccessAnyLayer()
            .whereLayer("profile")
            .mayOnlyAccessLayers("measure")
            .whereLayer("reader")
            .mayOnlyAccessLayers("profile", "measure")
            .whereLayer("load")
            .mayOnlyAccessLayers("measure")
            .whereLayer("code")
            .mayNotAccessAnyLayer()
            .whereLayer("diagnose")
            .mayOnlyAccessLayers("profile", "measure", "code")
            .whereLayer("gate")
            .mayOnlyAccessLayers("measure")
            .whereLayer("report")
            .mayOnlyAccessLayers("gate", "diagnose", "code", "profile", "load", "measure")
            .whereLayer("junit")
            .mayOnlyAccessLayers("gate", "reader", "measure")
            .whereLayer("junit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule nobodySeesTheAgentsClasses = noClasses()
            .that()
            .resideOutsideOfPackage("dev.headroom.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.headroom.agent..");

    @ArchTest
    static final ArchRule internalsStayInside = slices().matching("dev.headroom.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), DescribedPredicate.not(internal()));

    /** A module's front door knows every room behind it, and the rooms know the values that go through it. */
    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.headroom.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(frontDoor(), DescribedPredicate.alwaysTrue());

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.headroom.cli..", "dev.headroom.agent..", "dev.headroom.benchmarks..", "dev.headroom.example..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("results are returned; only cli writes them");

    @ArchTest
    static final ArchRule noDrawers = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Misc|Common|Impl)")
            .because("a function lives on the type it talks about");

    @ArchTest
    static void everyRoomHasACaptionAndNoNulls(JavaClasses classes) {
        List<String> bare = new ArrayList<>();
        packagesOf(classes).forEach(room -> {
            if (!room.getClasses().isEmpty() && !room.isAnnotatedWith(NullMarked.class)) {
                bare.add(room.getName());
            }
        });

        Assertions.assertThat(bare)
                .as("packages without a @NullMarked package-info")
                .isEmpty();
    }

    @ArchTest
    static void aRoomHasAtMostTwelvePublicTypes(JavaClasses classes) {
        List<String> crowded = new ArrayList<>();
        packagesOf(classes).forEach(room -> {
            List<String> open = room.getClasses().stream()
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(type -> !type.isArray() && type.getEnclosingClass().isEmpty())
                    .filter(type -> !type.isAssignableTo(Throwable.class))
                    .map(JavaClass::getSimpleName)
                    .toList();
            if (open.size() > MOST_PUBLIC_TYPES_OF_A_PACKAGE && !room.getName().contains(".internal")) {
                crowded.add(room.getName() + ": " + open);
            }
        });

        Assertions.assertThat(crowded).as("crowded packages").isEmpty();
    }

    private static List<JavaPackage> packagesOf(JavaClasses classes) {
        return classes.getPackage("dev.headroom").getSubpackagesInTree().stream()
                .filter(room -> !room.getName().startsWith("dev.headroom.example"))
                .toList();
    }

    private static DescribedPredicate<JavaClass> frontDoor() {
        return new DescribedPredicate<>("are a module's front door") {
            @Override
            public boolean test(JavaClass type) {
                return FRONT_DOORS.contains(type.getName().replaceAll("\\$.*", ""));
            }
        };
    }

    private static DescribedPredicate<JavaClass> internal() {
        return new DescribedPredicate<>("reside in an internal package") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().contains(".internal");
            }
        };
    }
}
