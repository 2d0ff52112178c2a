package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static io.homewatt.account.Documented.assertAnswers;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/**
 * The requests of the document on updating an account's properties, in its order and as it has them, and the answers that
 * it promises.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AccountPropertyUpdateDocumentTest {
    private final AccountApi api = AccountApi.fresh();

    @Test
    void setAPropertyAFieldAndTheTariff() {
        String account = PATH + "/" + api.create("""
                {"providerAccountId":"api-eg-008","accountName":"Example API Solar projection","owner":"Mr Sun",
                 "address":{"addressString":"221 Main Street, San Francisco, CA 94105, USA"},
                 "properties":{"customerClass":{"keyName":"customerClass","dataValue":"1"}}}""");

        assertAnswers(
                api.asBackEnd().body("""
                        {
                        "keyName":"buildingArea",
                        "dataValue":"2000"
                        }""").put(account + "/properties"),
                property("buildingArea", "\"dataValue\": \"2000\""));
        assertAnswers(
                api.asBackEnd().body("""
                        {
                        "keyName":"type",
                        "dataValue":"POTENTIAL"
                        }""").post(account + "/properties"),
                property("type", "\"dataValue\": \"POTENTIAL\""));
        assertAnswers(
                api.asBackEnd().body("""
                        {
                        "keyName":"masterTariffId",
                        "dataValue":"522",
                        "accuracy":100
                        }""").put(account + "/properties"),
                property("masterTariffId", "\"dataValue\": \"522\", \"accuracy\": 100"));

        assertAnswers(api.asBackEnd().get(account), """
                {"status":"success","count":1,"type":"Account","results":[{
                    "accountId":"9a6035d8-94cd-4d66-8a94-eac573fec42e","providerAccountId":"api-eg-008",
                    "accountName":"Example API Solar projection","customerOrgId":null,"customerOrgName":null,
                    "address":{"addressString":"221 Main Street, San Francisco, CA 94105, USA","state":"CA","zip":"94105",
                       "country":"US","lon":-122.39268,"lat":37.790188},
                    "owner":"Mr Sun","status":"ACTIVE","type":"POTENTIAL",
                    "properties":{
                       "buildingArea":{"keyName":"buildingArea","dataType":null,"dataValue":"2000"},
                       "customerClass":{"keyName":"customerClass","dataType":"CHOICE","dataValue":"1"},
                       "territoryId":{"keyName":"territoryId","dataType":null,"dataValue":"3534"}},
                    "tariffs":[{"masterTariffId":522,"customerClass":null,"customerLikelihood":100}]}]}""");
    }

    /** What the closing example asks for: properties, and not the account that it shows. */
    @Test
    void getTheProperties() {
        String account = PATH + "/" + api.create("{\"properties\":{\"buildingArea\":{\"dataValue\":\"2000\"}}}");

        assertAnswers(
                api.asBackEnd().get(account + "/properties"), property("buildingArea", "\"dataValue\": \"2000\""));
    }

    private static String property(String name, String members) {
        return """
                {"status": "success", "count": 1, "type": "PropertyData",
                 "results": [{"keyName": "%s", "dataType": null, %s}]}""".formatted(name, members);
    }
}
