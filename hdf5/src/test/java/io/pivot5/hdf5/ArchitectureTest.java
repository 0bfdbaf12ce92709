package io.pivot5.hdf5;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/// What the module may depend on and what it may show.
class ArchitectureTest {

    private static final String INTERNAL = "io.pivot5.hdf5.internal";

    private final JavaClasses module = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.pivot5.hdf5");

    @Test
    void dependsOnTheJdkAndCodecsOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.pivot5.hdf5..",
                        "java..",
                        "javax..",
                        "org.jspecify..",
                        "com.github.luben.zstd..",
                        "net.jpountz..",
                        "org.apache.commons.compress..")
                .check(module);
    }

    @Test
    void usesCodecsInFiltersOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".filter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.github.luben.zstd..", "net.jpountz..", "org.apache.commons.compress..")
                .check(module);
    }

    @Test
    void hasNoCyclesBetweenInternalPackages() {
        slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(module);
    }

    @Test
    void keepsTypesFreeOfTheRest() {
        noClasses()
                .that()
                .resideInAPackage("io.pivot5.hdf5.type..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of the module but not of the type package",
                        (JavaClass other) -> other.getPackageName().startsWith("io.pivot5.hdf5")
                                && !other.getPackageName().equals("io.pivot5.hdf5.type")))
                .check(module);
    }

    @Test
    void showsNoInternalTypeInItsPublicMethods() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(INTERNAL + "..")
                .should(nameNoInternalType())
                .check(module);
    }

    private static ArchCondition<JavaMethod> nameNoInternalType() {
        return new ArchCondition<>("name no internal type") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean shown = method.getAllInvolvedRawTypes().stream()
                        .anyMatch(type -> type.getPackageName().startsWith(INTERNAL));
                if (shown) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }
}
