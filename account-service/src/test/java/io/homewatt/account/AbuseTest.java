package io.homewatt.account;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.openapi.AbuseRules;
import io.homewatt.platform.testing.openapi.Attack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AbuseTest extends AbuseRules {
    private static final String ACCOUNT = """
            {"providerAccountId":"%s","accountName":"%s","properties":{"%s":{"dataValue":"1"}},
             "tariffs":[{"masterTariffId":522,"effectiveDate":"2020-01-01","endDate":"2021-01-01"}]}""";

    @Override
    protected Attack attack() {
        AccountApi own = AccountApi.fresh();
        AccountApi theirs = AccountApi.fresh();
        String providersId = "we" + own.organisation().appId();
        String theirProvidersId = "they" + theirs.organisation().appId();
        String id = theirs.create(ACCOUNT.formatted(theirProvidersId, Attack.THEIRS, "k-they"));
        return new Attack(
                own.organisation(),
                Map.of(
                        "accountId",
                        own.create(ACCOUNT.formatted(providersId, "Ours", "k-we")),
                        "providerAccountId",
                        providersId,
                        "keyName",
                        "k-we",
                        "effectiveDate",
                        "2020-01-01"),
                Map.of("accountId", id, "providerAccountId", theirProvidersId, "keyName", "k-they"),
                Attack.THEIRS,
                () -> theirs.get("/" + id).extract().asString());
    }
}
