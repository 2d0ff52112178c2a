package io.homewatt.account.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrdbTariffTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String WINTER = "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]";
    private static final String SUMMER = "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2,2,2,2,2,1,1,1]";
    private static final String SUMMER_WEEKEND = "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]";

    @Test
    void periodsBecomeSeasonsAndHours() {
        ObjectNode row = of("""
                "energyratestructure":[[{"rate":0.1,"max":300},{"rate":0.2,"adj":-0.05}],[{"rate":0.15}],
                  [{"rate":0.40,"sell":0.03}]],
                "energyweekdayschedule":%s,"energyweekendschedule":%s""".formatted(year(SUMMER), year(SUMMER_WEEKEND)));

        assertThat(summary(row)).isEqualTo("""
                        Energy Charges/Period A/CONSUMPTION_BASED/MONTHLY/Oct-May/null: 0.1<300 0.15
                        Energy Charges/Period B/CONSUMPTION_BASED/MONTHLY/Jun-Sep/Weekdays 00:00-16:00, 21:00-24:00; weekends all day: 0.15
                        Energy Charges/Period C/CONSUMPTION_BASED/MONTHLY/Jun-Sep/Weekdays 16:00-21:00: 0.4
                        Energy Charges/Period C, sold/CONSUMPTION_BASED/MONTHLY/Jun-Sep/Weekdays 16:00-21:00: -0.03""");
        assertThat(row.path("has_time_of_use_rates").asBoolean()).isTrue();
        assertThat(row.path("has_tiered_rates").asBoolean()).isTrue();
        assertThat(row.path("charge_types").asText()).isEqualTo("CONSUMPTION_BASED");
    }

    @Test
    void fixedAndMinimumAndDemandChargesAreRatesToo() {
        ObjectNode row = of("""
                "fixedchargefirstmeter":"0.35","fixedchargeunits":"$/day","mincharge":10.00,"minchargeunits":"$/month",
                "annualmincharge":120,"demandratestructure":[[{"rate":12.5}]],
                "flatdemandstructure":[[{"rate":3}],[{"rate":5,"unit":"kVA daily"}]],
                "flatdemandmonths":[0,0,0,0,0,1,1,1,1,0,0,0],"dgrules":"Net Metering","approved":true,"energycomments":null
                """);

        assertThat(summary(row)).isEqualTo("""
                        Customer Charges/Fixed charge/FIXED_PRICE/DAILY/null/null: 0.35
                        Demand Charges/Period A/DEMAND_BASED/MONTHLY/null/null: 12.5
                        Flat Demand Charges/Period A/DEMAND_BASED/MONTHLY/Oct-May/null: 3
                        Flat Demand Charges/Period B (kVA daily)/DEMAND_BASED/DAILY/Jun-Sep/null: 5
                        Customer Charges/Minimum charge/MINIMUM/MONTHLY/null/null: 10
                        Customer Charges/Minimum charge/MINIMUM/ANNUALLY/null/null: 120""");
        assertThat(row.path("charge_types").asText()).isEqualTo("FIXED_PRICE,DEMAND_BASED,MINIMUM");
        assertThat(row.path("has_net_metering").asBoolean()).isTrue();
        assertThat(row.path("has_time_of_use_rates").asBoolean()).isFalse();
    }

    @Test
    void periodsAreCalledByTheirLabels() {
        ObjectNode row =
                of("\"energyratestructure\":[[{\"rate\":1}],[{\"rate\":2}]],\"energytoulabels\":[\"Off-peak\"]");

        assertThat(row.path("rates").findValuesAsText("rateName")).containsExactly("Off-peak", "Period B");
    }

    @ParameterizedTest
    @CsvSource({
        "E-1 -Residential Service Baseline Region P, E-1",
        "Residential: TOU-D-PRIME, TOU-D-PRIME",
        "General Service (GS), GS",
        "Schedule 7 Residential, 7",
        "Rate RS1, RS1",
        "Residential Service,",
        "Time-of-Use Service,"
    })
    void aCodeIsTakenFromTheName(String name, String code) {
        assertThat(of("\"name\":\"" + name + "\"").path("tariff_code").textValue())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "1420088400, 2015-01-01",
        "2015-01-01 05:00:00, 2015-01-01",
        "2015-01-01, 2015-01-01",
        "-2208988800, 1900-01-01"
    })
    void datesAreInEitherForm(String date, String effective) {
        assertThat(of("\"startdate\":\"" + date + "\"").path("effective_date").asText())
                .isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'startdate':'soon'|startdate is no date",
                "'startdate':'2015-02-30'|startdate is no date",
                "'startdate':'1899-12-31 00:00:00'|startdate is not in the years 1900 to 2200",
                "'enddate':7289654400|enddate is not in the years 1900 to 2200",
                "'startdate':'2015-01-02','enddate':'2015-01-01'|enddate is before startdate",
                "'approved':'False'|is not approved",
                "'approved':false|is not approved",
                "'name':'  '|name is missing",
                "'utility':null|utility is missing",
                "'eiaid':'x'|eiaid is no whole number from 0 to 999999999999",
                "'eiaid':''|eiaid is missing",
                "'sector':'Farm'|sector is none of Residential, Commercial, Industrial and Lighting",
                "'fixedchargefirstmeter':'NaN'|fixedchargefirstmeter is no number",
                "'fixedchargefirstmeter':1e999999999|fixedchargefirstmeter is out of range",
                "'fixedchargefirstmeter':1000000000000|fixedchargefirstmeter is out of range",
                "'energyratestructure':[[{'rate':'Infinity'}]]|energyratestructure rate is no number",
                "'energyratestructure':'[[{'|energyratestructure is no JSON",
                "'energyratestructure':7|energyratestructure is no array",
                "'energyweekdayschedule':[[0]]|energyweekdayschedule is not 12 months of 24 hours",
                "'energyweekdayschedule':'no'|energyweekdayschedule is no JSON",
                "'flatdemandmonths':[1,2]|flatdemandmonths is not 12 months"
            })
    void whatIsWrongIsTold(String members, String reason) {
        assertThatThrownBy(() -> of(members.replace('\'', '"')))
                .isInstanceOf(BadRecord.class)
                .hasMessage(reason);
    }

    @Test
    void hugeTiersAreRefused() {
        String tiers = "{\"rate\":1}" + ",{\"rate\":1}".repeat(2_999);

        assertThatThrownBy(() -> of("\"energyratestructure\":[[" + tiers + "],[" + tiers + "]]"))
                .isInstanceOf(BadRecord.class)
                .hasMessage("has more than 5000 tiers");
    }

    @Test
    void controlCharactersAreNoPartOfAName() {
        assertThat(of("\"name\":\"A\\u0000\\n\\ud800B\"").path("tariff_name").asText())
                .isEqualTo("A B");
        assertThat(of("\"name\":\"" + "n".repeat(400) + "\"")
                        .path("tariff_name")
                        .asText())
                .hasSize(300);
    }

    private static String year(String summer) {
        return Collections.nCopies(12, WINTER).stream()
                .collect(Collectors.collectingAndThen(Collectors.toList(), months -> {
                    Collections.fill(months.subList(5, 9), summer);
                    return months.toString();
                }));
    }

    /** A rate with these members besides, or instead of, the usual. */
    private static ObjectNode of(String members) {
        try {
            var rate = (ObjectNode) JSON.readTree("""
                    {"eiaid":1,"name":"N","utility":"U","sector":"Residential"}""");
            rate.setAll((ObjectNode) JSON.readTree("{" + members + "}"));
            return UrdbTariff.of("label", rate);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String summary(ObjectNode row) {
        var lines = new StringJoiner("\n");
        row.path("rates").forEach(rate -> {
            var line = new StringBuilder();
            for (String member :
                    new String[] {"rateGroupName", "rateName", "chargeType", "chargePeriod", "season", "timeOfUse"}) {
                line.append(line.isEmpty() ? "" : "/").append(rate.get(member).asText());
            }
            line.append(':');
            rate.path("rateBands").forEach(band -> line.append(' ')
                    .append(band.path("isCredit").asBoolean() ? "-" : "")
                    .append(band.path("rateAmount").asText())
                    .append(
                            band.path("hasConsumptionLimit").asBoolean()
                                    ? "<" + band.path("consumptionUpperLimit").asText()
                                    : ""));
            lines.add(line);
        });
        return lines.toString();
    }
}
