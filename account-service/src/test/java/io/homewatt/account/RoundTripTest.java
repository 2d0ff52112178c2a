package io.homewatt.account;

import static io.homewatt.account.AccountApi.EXAMPLE;
import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients read and send back, as it was or with what they don't know left out. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class RoundTripTest {
    private static final String ID = "/pid/home";
    private static final String FIRST = "results[0].tariffs[0]";

    private final AccountApi api = AccountApi.fresh();

    @BeforeEach
    void example() {
        api.post(EXAMPLE.formatted("home"));
    }

    @Test
    void oneThatIsAvailableIsSetByPostingItAsItWasRead() throws JsonProcessingException {
        JsonNode second = new ObjectMapper()
                .readTree(api.get(ID + "/tariffs").extract().asString())
                .at("/results/1");
        ((ObjectNode) second).remove("effectiveDate");

        api.asBackEnd()
                .body(second.toString())
                .post(PATH + ID + "/tariffs")
                .then()
                .statusCode(200);

        api.get(ID)
                .body("results[0].tariffs", hasSize(1))
                .body(
                        FIRST + ".masterTariffId",
                        equalTo(second.path("masterTariffId").asInt()))
                .body(FIRST + ".customerLikelihood", nullValue());
    }

    @Test
    void sendingAnAccountBackAsItWasReadChangesNothing() throws JsonProcessingException {
        JsonNode read = account();

        api.put("", read.toString());

        assertThat(account()).isEqualTo(read);
        assertThat(SentEvent.of(api.organisation())).hasSize(2);
    }

    @Test
    void aClientThatDropsWhatItDoesNotKnowDoesNotPinTheDefault() {
        api.put("", """
                {"providerAccountId":"home","properties":{"territoryId":{"keyName":"territoryId","dataValue":"3534"},
                 "lseId":{"keyName":"lseId","dataValue":"734","accuracy":74.03}}}""");
        api.put(
                ID + "/properties",
                "{\"keyName\":\"addressString\",\"dataValue\":\"1 Queen Street, Auckland 1010, New Zealand\"}");

        api.get(ID)
                .body(FIRST + ".masterTariffId", not(equalTo(522)))
                .body("results[0].properties.territoryId.dataValue", not(equalTo("3534")));
    }

    private JsonNode account() throws JsonProcessingException {
        return new ObjectMapper().readTree(api.get(ID).extract().asString()).at("/results/0");
    }
}
