package io.homewatt.enrichment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.homewatt.platform.testing.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.homewatt.enrichment";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void itKnowsNoOtherService() {
        ServiceRules.of(ROOT).knowsNoOtherService();
    }

    @Test
    void nothingBlocks() {
        ServiceRules.of(ROOT).blocksNothing();
    }

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theRegistryKnowsNothingOfEventsAndKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".icp..", ROOT + ".registry..", ROOT + ".supplypoints..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.eclipse.microprofile.reactive..",
                        "io.smallrye.reactive.messaging..",
                        "org.apache.kafka..",
                        "io.homewatt.platform.events..")
                .check(CLASSES);
    }

    @Test
    void thereIsNoDatabaseAndNoApi() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta.persistence..", "jakarta.ws.rs..", "org.hibernate..")
                .check(CLASSES);
    }
}
