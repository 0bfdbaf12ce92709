package io.pivot5.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Verticle;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The cut of the product, as `ARCHITECTURE.md` describes it.
class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.pivot5");

    @Test
    void aModuleKnowsOnlyWhatItMayDependOn() {
        noClasses()
                .that()
                .resideInAPackage("io.pivot5.hdf5..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.pivot5.shared..",
                        "io.pivot5.api..",
                        "io.pivot5.worker..",
                        "io.pivot5.app..",
                        "io.vertx..",
                        "io.minio..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("io.pivot5.shared..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.pivot5.hdf5..", "io.pivot5.api..", "io.pivot5.worker..", "io.pivot5.app..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("io.pivot5.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.pivot5.app..", "io.pivot5.worker..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("io.pivot5.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.pivot5.app..", "io.pivot5.api..")
                .check(PRODUCT);
    }

    @Test
    void packagesOfSharedHaveNoCycles() {
        slices().matching("io.pivot5.shared.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void theSdkOfTheBucketStaysBehindItsSeam() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.pivot5.shared.store.s3..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.minio..", "okhttp3..")
                .check(PRODUCT);
    }

    @Test
    void nothingIsSentByJavaSerialization() {
        noClasses()
                .that()
                .resideInAPackage("io.pivot5.shared.bus..")
                .should()
                .implement(java.io.Serializable.class)
                .check(PRODUCT);
    }

    @Test
    void verticlesAreSmallAndNamedSo() {
        classes()
                .that()
                .areAssignableTo(Verticle.class)
                .or()
                .areAssignableTo(VerticleBase.class)
                .should()
                .haveSimpleNameEndingWith("Verticle")
                .check(PRODUCT);
    }

    @Test
    void everyClassThatTheArchitectureNamesExists() throws IOException {
        Set<String> known = sources();
        Matcher named = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]+)*)`")
                .matcher(Files.readString(Path.of("../ARCHITECTURE.md")));
        Set<String> missing = new TreeSet<>();
        int count = 0;
        while (named.find()) {
            count++;
            if (!known.contains(named.group(1))) {
                missing.add(named.group(1));
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(20);
    }

    /// The names of all source files, tests among them.
    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
