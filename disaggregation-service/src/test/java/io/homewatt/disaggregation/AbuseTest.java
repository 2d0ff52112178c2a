package io.homewatt.disaggregation;

import io.homewatt.disaggregation.snapshot.UsageApi;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.openapi.AbuseRules;
import io.homewatt.platform.testing.openapi.Attack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class AbuseTest extends AbuseRules {
    private static final String FILE = "start,kwh\n2026-01-01T00:00Z,0.5\n2026-01-01T00:30Z,0.5\n";
    /** A figure that nobody else has. */
    private static final String THEIRS = "54321";

    @Override
    protected Attack attack() {
        String account = UUID.randomUUID().toString();
        String theirAccount = UUID.randomUUID().toString();
        UsageApi own = home(account, "17");
        UsageApi theirs = home(theirAccount, THEIRS);
        String snapshot = snapshot(theirs);
        return new Attack(
                own.api().organisation(),
                Map.of(
                        "customer_id",
                        own.customerId(),
                        "property_id",
                        own.propertyId(),
                        "usage_snapshot_id",
                        snapshot(own),
                        "utilityCode",
                        DisaggregationApi.UTILITY,
                        "customerId",
                        String.valueOf(DisaggregationApi.CUSTOMER),
                        "utilityAccountId",
                        account,
                        "asOf",
                        "2019-03-01"),
                Map.of(
                        "customer_id",
                        theirs.customerId(),
                        "property_id",
                        theirs.propertyId(),
                        "usage_snapshot_id",
                        snapshot,
                        "utilityAccountId",
                        theirAccount),
                THEIRS,
                () -> theirs.api()
                                .asUtility()
                                .queryParam("utilityAccountId", theirAccount)
                                .queryParam("asOf", "2019-03-01")
                                .get(DisaggregationApi.alwaysOn())
                                .asString()
                        + theirs.api()
                                .asBackEnd()
                                .get("/usage/v1/snapshots/" + snapshot)
                                .asString());
    }

    private static UsageApi home(String account, String figure) {
        DisaggregationApi api = DisaggregationApi.fresh();
        api.estimate(api.account(account, "UTC"), YearMonth.of(2019, 2), 21.5, figure + ".000", "0.0200");
        return UsageApi.in(api);
    }

    private static String snapshot(UsageApi home) {
        return home.upload(FILE).then().statusCode(201).extract().path("data.usage_snapshot_id");
    }
}
