package io.homewatt.account.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates in the catalogue are as they are on the wire. */
class TariffJsonTest {
    private static final String RATE = """
            {"rateGroupName":"Energy Charges","rateName":"Tiers","chargeType":"CONSUMPTION_BASED","chargePeriod":"MONTHLY",\
            "season":"Summer","timeOfUse":null,"rateBands":[{"rateSequenceNumber":1,"hasConsumptionLimit":true,\
            "consumptionUpperLimit":300.50,"rateAmount":0.10,"rateUnit":"COST_PER_UNIT","isCredit":true}]}""";

    private final ObjectMapper json =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE);

    @Test
    void aRateIsWrittenUnderTheDocumentedNames() throws JsonProcessingException {
        var band = new RateBand(1, true, new BigDecimal("300.50"), new BigDecimal("0.10"), "COST_PER_UNIT", true);
        var rate = new TariffRate(
                "Energy Charges", "Tiers", "CONSUMPTION_BASED", "MONTHLY", "Summer", null, List.of(band));

        assertThat(json.writeValueAsString(rate)).isEqualTo(RATE);
    }

    @Test
    void aRateIsReadWithoutLosingADigit() throws JsonProcessingException {
        TariffRate rate = json.readValue(RATE, TariffRate.class);

        assertThat(rate.rateBands().get(0).rateAmount()).isEqualTo(new BigDecimal("0.10"));
        assertThat(json.writeValueAsString(rate)).isEqualTo(RATE);
    }
}
