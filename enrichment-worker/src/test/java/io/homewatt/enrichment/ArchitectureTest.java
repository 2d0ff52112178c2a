package io.homewatt.enrichment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import io.homewatt.platform.testing.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ServiceRules {

    private static final String ROOT = "io.homewatt.enrichment";

    ArchitectureTest() {
        super(ROOT);
    }

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void theRegistryKnowsNothingOfEventsAndKafka() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".icp..", ROOT + ".registry..", ROOT + ".supplypoints..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.eclipse.microprofile.reactive..",
                        "io.smallrye.reactive.messaging..",
                        "org.apache.kafka..",
                        "io.homewatt.platform.events.."));
    }

    @Test
    void thereIsNoDatabaseAndNoApi() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta.persistence..", "jakarta.ws.rs..", "org.hibernate.."));
    }
}
