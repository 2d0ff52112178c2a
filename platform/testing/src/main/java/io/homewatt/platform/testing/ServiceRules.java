package io.homewatt.platform.testing;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rules that every service keeps. */
public final class ServiceRules {
    private final JavaClasses classes;
    private final String root;

    private ServiceRules(JavaClasses classes, String root) {
        this.classes = classes;
        this.root = root;
    }

    /** @param root the service's own package */
    public static ServiceRules of(String root) {
        return new ServiceRules(
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(root),
                root);
    }

    /** A service knows itself and the platform, and no other service. */
    public void knowsNoOtherService() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage(otherServices()));
    }

    /** A service with a database leaves sending to the outbox, and opens transactions at the one seam. */
    public void sendsThroughTheOutboxOnly() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Outgoing")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.smallrye.reactive.messaging.MutinyEmitter")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.hibernate.reactive.mutiny.Mutiny$SessionFactory"));
    }

    /** Nothing waits on an event loop. */
    public void blocksNothing() {
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
    public void declaresAccess() {
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
                .should(beAnnotatedWith("io.quarkus.security.PermissionsAllowed")));
    }

    private String[] otherServices() {
        return List.of("customer", "property", "account", "disaggregation", "enrichment").stream()
                .map(name -> "io.homewatt." + name)
                .filter(name -> !name.equals(root))
                .map(name -> name + "..")
                .toArray(String[]::new);
    }

    private void check(ArchRule rule) {
        rule.check(classes);
    }
}
