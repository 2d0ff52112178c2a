package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;

/** An account, the tariff that it is likeliest to have, and the one that it is told to have. */
final class AccountStory {

    private static final String ACCOUNTS = "/rest/v1/accounts";
    /** Pacific Gas & Electric's E-1, which the catalogue begins with. */
    private static final String E1 = "522";

    private final Display display;
    private final Caller client;

    AccountStory(Settings settings, Display display) {
        this.display = display;
        this.client = Caller.withCredentials(settings, settings.organisation("A"));
    }

    /**
     * Tells it and gives the account's id.
     *
     * @throws StepFailed at the first thing that is not as it should be
     */
    String tell() {
        display.step(
                "An account, from a client that sends its app id and key (HTTP Basic): it gets the likeliest tariff");
        Answer created = client.post(ACCOUNTS, account()).expect(200);
        display.wholeAnswer(created);
        JsonNode likeliest = created.result().at("/tariffs/0");
        double likelihood = likeliest.path("customerLikelihood").asDouble();
        display.line(
                "%s",
                display.coloured(
                        "32",
                        "%s, %s %s: %s %% likely"
                                .formatted(
                                        likeliest.path("lseName").asText(),
                                        likeliest.path("tariffCode").asText(),
                                        likeliest.path("tariffName").asText(),
                                        likeliest.path("customerLikelihood").asText())));
        Story.check(likelihood > 0 && likelihood < 100, "the tariff that was found has the likelihood " + likelihood);

        String account = ACCOUNTS + "/" + created.result().path("accountId").asText();
        display.step("The customer confirms that it has this tariff");
        display.answer(client.put(
                        account + "/properties", Map.of("keyName", "masterTariffId", "dataValue", E1, "accuracy", 100))
                .expect(200));
        Answer confirmed = client.get(account).expect(200);
        display.answer(confirmed);
        JsonNode tariff = confirmed.result().at("/tariffs/0");
        Story.check(tariff, "masterTariffId", E1);
        Story.check(
                tariff.path("customerLikelihood").asDouble() == 100,
                "the likelihood is " + tariff.path("customerLikelihood") + " instead of 100");
        display.line("%s", display.coloured("32", "100 % sure: it was set, and is not changed any more by itself"));
        return created.result().path("accountId").asText();
    }

    /** The first example of the API's document. */
    private static Map<String, Object> account() {
        return Map.of(
                "providerAccountId",
                "demo-" + UUID.randomUUID(),
                "accountName",
                "Example 1 API Home",
                "address",
                Map.of("addressString", "221 Main Street, San Francisco, CA 94105"),
                "properties",
                Map.of("customerClass", Map.of("keyName", "customerClass", "dataValue", "1")));
    }
}
