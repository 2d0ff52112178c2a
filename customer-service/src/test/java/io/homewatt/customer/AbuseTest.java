package io.homewatt.customer;

import static io.homewatt.customer.CustomerApi.PATH;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.openapi.AbuseRules;
import io.homewatt.platform.testing.openapi.Attack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class AbuseTest extends AbuseRules {
    @Override
    protected Attack attack() {
        CustomerApi own = CustomerApi.fresh();
        CustomerApi theirs = CustomerApi.fresh();
        String address = address();
        String theirAddress = address();
        String id = theirs.create(Map.of("first_name", Attack.THEIRS, "last_name", "B", "email_address", theirAddress));
        return new Attack(
                own.organisation(),
                Map.of(
                        "customer_id",
                        own.create(Map.of("first_name", "A", "last_name", "B", "email_address", address)),
                        "email_address",
                        address),
                Map.of("customer_id", id, "email_address", theirAddress),
                Attack.THEIRS,
                () -> theirs.asBackEnd().get(PATH + "/" + id).asString());
    }

    private static String address() {
        return Organisation.fresh().appId() + "@example.org";
    }
}
