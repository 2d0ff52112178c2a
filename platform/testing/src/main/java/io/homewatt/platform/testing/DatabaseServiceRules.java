package io.homewatt.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** The rules that every service with a database keeps. */
public abstract class DatabaseServiceRules extends ServiceRules {
    /** @param root the service's own package */
    protected DatabaseServiceRules(String root) {
        super(root);
    }

    /** It leaves sending to the outbox. */
    @Test
    final void emitsNothingItself() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Outgoing")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.smallrye.reactive.messaging.MutinyEmitter"));
    }

    /** It opens sessions and transactions at the one seam. */
    @Test
    final void opensNoSessionItself() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.hibernate.reactive.mutiny.Mutiny$SessionFactory"));
    }
}
