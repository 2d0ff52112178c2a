package io.homewatt.property;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.openapi.AbuseRules;
import io.homewatt.platform.testing.openapi.Attack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.util.Map;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class AbuseTest extends AbuseRules {
    KafkaCompanion kafka;

    @Override
    protected Attack attack() {
        Home own = new PropertyApi(Organisation.fresh(), kafka).home();
        Home theirs = new PropertyApi(Organisation.fresh(), kafka).home();
        theirs.attachUsage(Attack.THEIRS, "actual").then().statusCode(200);
        return new Attack(
                own.api().organisation(),
                Map.of("customer_id", own.customer(), "property_id", own.property()),
                Map.of("customer_id", theirs.customer(), "property_id", theirs.property()),
                Attack.THEIRS,
                () -> theirs.get().extract().asString());
    }
}
