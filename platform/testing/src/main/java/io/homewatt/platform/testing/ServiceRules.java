package io.homewatt.platform.testing;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that every service keeps, as tests: a service's own class extends this one. */
public abstract class ServiceRules {
    private final JavaClasses classes;
    private final String root;

    /** @param root the service's own package */
    protected ServiceRules(String root) {
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /** A service knows itself and the platform, and no other service. */
    @Test
    final void knowsNoOtherService() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage(otherServices()));
    }

    /** Nothing waits on an event loop. */
    @Test
    final void blocksNothing() {
        check(noClasses()
                .should()
                .callMethod("io.smallrye.mutiny.Uni", "await")
                .orShould()
                .callMethod("java.lang.Thread", "sleep", "long")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.sql.."));
    }

    /** Every route says who may call it. */
    @Test
    final void declaresAccess() {
        check(methods()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.GET")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.POST")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.PATCH")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.PUT")
                .or()
                .areAnnotatedWith("jakarta.ws.rs.DELETE")
                .and()
                .areDeclaredInClassesThat()
                .areNotInterfaces()
                .should(beAnnotatedWith("io.quarkus.security.PermissionsAllowed")
                        .or(beAnnotatedWith("io.quarkus.security.Authenticated"))
                        .or(beAnnotatedWith("jakarta.annotation.security.PermitAll")))
                .allowEmptyShould(true));
    }

    private String[] otherServices() {
        return List.of("customer", "property", "account", "disaggregation", "enrichment").stream()
                .map(name -> "io.homewatt." + name)
                .filter(name -> !name.equals(root))
                .map(name -> name + "..")
                .toArray(String[]::new);
    }

    protected final void check(ArchRule rule) {
        rule.check(classes);
    }
}
