package io.homewatt.account.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each format from the file to the tables. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class ImportFormatsTest {
    private static final String FLAT = "[" + ("[" + "0,".repeat(23) + "0],").repeat(11) + "[" + "0,".repeat(23) + "0]]";

    @Inject
    Pool pool;

    private final ImportApi api = ImportApi.fresh();

    /** Labels and numbers of utilities of this test's own. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private final String eiaId = String.valueOf(100_000_000 + Math.abs(mark.hashCode() % 800_000_000));

    @Test
    void ratesOfTheDatabasesApiBecomeTariffs() {
        String file = "{\"items\":[" + rate("a", "null", 0.1) + "," + rate("b", "\"" + mark + "a\"", 0.2) + "]}";

        JsonPath first = api.imported("urdb-json", file);
        assertCounts(first, 2, 2, 0, 0, 0);
        JsonPath second = api.imported("urdb-json", file);
        assertCounts(second, 2, 0, 0, 2, 0);

        List<Row> tariffs = rows("select t.*, l.code, l.country, l.name, rates #>> '{}' as json from tariff t"
                + " join lse l using (lse_id) where source_id like '" + mark + "%' order by source_id");
        assertThat(tariffs).hasSize(2);
        Row old = tariffs.get(0);
        assertThat(old.getString("code")).isEqualTo(eiaId);
        assertThat(old.getString("country")).isEqualTo("US");
        assertThat(old.getString("name")).isEqualTo("Sample Power & Light, Inc");
        assertThat(old.getLong("tariff_id")).isGreaterThanOrEqualTo(1_000_000);
        assertThat(old.getLong("master_tariff_id")).isEqualTo(old.getLong("tariff_id"));
        assertThat(tariffs.get(1).getLong("master_tariff_id")).isEqualTo(old.getLong("tariff_id"));
        assertThat(old.getString("tariff_code")).isEqualTo("RS-1");
        assertThat(old.getString("tariff_type")).isEqualTo("DEFAULT");
        assertThat(old.getString("customer_class")).isEqualTo("RESIDENTIAL");
        assertThat(old.getLocalDate("effective_date")).hasToString("2015-01-01");
        assertThat(old.getLocalDate("end_date")).isNull();
        assertThat(old.getString("charge_types")).isEqualTo("FIXED_PRICE,CONSUMPTION_BASED");
        assertThat(old.getString("service_type")).isEqualTo("ELECTRICITY");
        assertThat(old.getString("currency")).isEqualTo("USD");
        assertThat(old.getBoolean("has_tiered_rates")).isTrue();
        assertThat(old.getBoolean("has_time_of_use_rates")).isFalse();
        assertThat(JsonPath.from(old.getString("json")).getDouble("[1].rateBands[0].rateAmount"))
                .isEqualTo(0.11);
    }

    @Test
    void oneChangedRecordChangesOne() {
        api.imported("urdb-json", "[" + rate("a", "null", 0.1) + "," + rate("b", "null", 0.2) + "]");

        JsonPath again = api.imported("urdb-json", "[" + rate("a", "null", 0.1) + "," + rate("b", "null", 0.3) + "]");

        assertCounts(again, 2, 0, 1, 1, 0);
    }

    @Test
    void aChainGoesOnInAnotherFile() {
        api.imported("urdb-json", "[" + rate("a", "null", 0.1) + "]");
        api.imported(
                "urdb-json",
                "[" + rate("c", "\"" + mark + "b\"", 0.1) + "," + rate("b", "\"" + mark + "a\"", 0.1) + "]");

        assertThat(rows("select distinct master_tariff_id from tariff where source_id like '" + mark + "%'"))
                .hasSize(1);
    }

    @Test
    void aMasterIdStaysWhenAnOlderVersionTurnsUp() {
        api.imported("urdb-json", "[" + rate("b", "\"" + mark + "a\"", 0.1) + "]");
        long master = rows("select master_tariff_id as id from tariff where source_id = '" + mark + "b'")
                .get(0)
                .getLong("id");

        api.imported("urdb-json", "[" + rate("a", "null", 0.1) + "," + rate("b", "\"" + mark + "a\"", 0.1) + "]");

        assertThat(rows("select master_tariff_id as id from tariff where source_id like '" + mark + "%'"))
                .hasSize(2)
                .allMatch(row -> row.getLong("id") == master);
    }

    @Test
    void whatIsWrongWithARecordIsToldAndTheRestGoesOn() {
        JsonPath report = api.imported(
                "urdb-json",
                "[" + rate("a", "null", 0.1).replace("Residential", "Other") + ",\n"
                        + rate("b", "null", 0.1).replace("\"approved\":true", "\"approved\":false") + ",\n"
                        + rate("x", "\"" + mark + "y\"", 0.1) + ",\n" + rate("y", "\"" + mark + "x\"", 0.1) + ",\n"
                        + rate("c", "null", 0.1) + ",\n" + rate("c", "null", 0.1) + ",\n17]");

        assertCounts(report, 7, 1, 0, 0, 6);
        assertThat(report.getList("skipped.id"))
                .containsExactly(mark + "a", mark + "b", mark + "x", mark + "y", mark + "c", null);
        assertThat(report.getList("skipped.line")).containsExactly(1, 2, 3, 4, 6, 7);
        assertThat(report.getList("skipped.reason"))
                .containsExactly(
                        "sector is none of Residential, Commercial, Industrial and Lighting",
                        "is not approved",
                        "supersedes itself, by way of others",
                        "supersedes itself, by way of others",
                        "is in the file twice",
                        "label is missing, or is none");
        assertThat(report.getString("status")).isEqualTo("COMPLETED");
    }

    @Test
    void theBulkFileSaysTheSameAsTheApi() {
        api.imported("urdb-json", "[" + rate("a", "null", 0.1) + "]");
        String file = "\ufefflabel,eiaid,name,utility,sector,is_default,approved,startdate,enddate,supersedes,"
                + "fixedchargefirstmeter,fixedchargeunits,energyweekdayschedule,energyweekendschedule,energycomments,"
                + "energyratestructure/period0/tier0rate,energyratestructure/period0/tier0adj,"
                + "energyratestructure/period0/tier0max,energyratestructure/period0/tier0unit,"
                + "energyratestructure/period0/tier1rate\r\n"
                + mark + "a," + eiaId + ".0,\"Residential, RS-1\",\"Sample Power & Light, Inc\",Residential,true,true,"
                + "2015-01-01 05:00:00,,,7.50,$/month,\"" + FLAT + "\",\"" + FLAT
                + "\",\"Of \"\"all\"\" sorts,\r\nand more\",0.10,0.01,500,kWh,0.2\r\n";

        assertCounts(api.imported("urdb-csv", file), 1, 0, 0, 1, 0);
    }

    @Test
    void utilitiesByZipCodeBecomeTerritories() {
        String file = "zip,eiaid,utility_name,state,service_type,ownership,comm_rate,ind_rate,res_rate\n"
                + "501," + eiaId + ",Sample Power,NY,Bundled,Investor Owned,0.1,0.1,0.1\n"
                + "00501," + eiaId + ",Sample Power,NY,Delivery,Investor Owned,0.1,0.1,0.1\n"
                + "94105," + eiaId + ",Sample Power,CA,Bundled,Investor Owned,0.1,0.1,0.1\n"
                + "941050," + eiaId + ",Sample Power,CA,Bundled,Investor Owned,0.1,0.1,0.1\n";

        assertCounts(api.imported("zip-utilities", file), 4, 2, 0, 1, 1);
        assertCounts(api.imported("zip-utilities", file), 4, 0, 0, 3, 1);

        assertThat(rows("select postcode, state, t.name, l.ownership from territory_postcode"
                        + " join territory t using (territory_id) join lse l using (lse_id)"
                        + " where code = '" + eiaId + "' order by postcode"))
                .extracting(Row::toJson)
                .extracting(Object::toString)
                .containsExactly(
                        "{\"postcode\":\"00501\",\"state\":\"NY\",\"name\":\"Sample Power (NY)\",\"ownership\":\"Investor Owned\"}",
                        "{\"postcode\":\"94105\",\"state\":\"CA\",\"name\":\"Sample Power (CA)\",\"ownership\":\"Investor Owned\"}");
    }

    @Test
    void customersAreCountedByStateAndClass() {
        String file = "eiaid,utility_name,state,customer_class,customer_count\n"
                + eiaId + ",Sample Power,CA,Residential,1000\n" + eiaId + ",Sample Power,CA,GENERAL,10\n"
                + eiaId + ",Sample Power,California,GENERAL,10\n" + eiaId + ",Sample Power,CA,1,\"1,000\"\n";

        assertCounts(api.imported("customer-counts", file), 4, 2, 0, 0, 1);
        assertCounts(api.imported("customer-counts", file), 4, 0, 0, 2, 1);
        assertCounts(api.imported("customer-counts", file.replace(",1000\n", ",1001\n")), 4, 0, 1, 1, 1);

        assertThat(rows("select customer_count as n from lse_customers join lse using (lse_id)" + " where code = '"
                                + eiaId + "' and customer_class = 'RESIDENTIAL' and state = 'CA'")
                        .get(0)
                        .getLong("n"))
                .isEqualTo(2001);
    }

    @Test
    void theEiasOwnTableHasItsHeaderInThreeLines() {
        String file = "Utility Characteristics,,,,,,,,,RESIDENTIAL,,,COMMERCIAL,,,INDUSTRIAL,,,TOTAL,,\n"
                + ",,,,,,,,,Revenues,Sales,Customers,Revenues,Sales,Customers,Revenues,Sales,Customers,Revenues,Sales,"
                + "Customers\n"
                + "Data Year,Utility Number,Utility Name,Part,Service Type,Data Type,State,Ownership,BA Code,"
                + "Thousand Dollars,Megawatthours,Count,Thousand Dollars,Megawatthours,Count,Thousand Dollars,"
                + "Megawatthours,Count,Thousand Dollars,Megawatthours,Count\n"
                + "2022," + eiaId + ",Sample Power,A,Bundled,O,AK,Municipal,NA,1.5,2,300,1,2,40,1,2,5,3,4,345\n"
                + "2022," + eiaId + ",Sample Power,C,Delivery,O,AK,Municipal,NA,.,.,.,1,2,4,.,.,.,3,4,4\n"
                + "2022,99999,Adjustment 2022,A,Bundled,O,AK,,NA,1,2,3,1,2,3,1,2,3,3,4,9\n";

        assertCounts(api.imported("customer-counts", file), 3, 2, 0, 0, 1);

        assertThat(rows("select customer_class || customer_count as it from lse_customers join lse using (lse_id)"
                        + " where code = '" + eiaId + "' order by 1"))
                .extracting(row -> row.getString("it"))
                .containsExactly("GENERAL49", "RESIDENTIAL300");
    }

    @Test
    void customersOfTariffsAreCounted() {
        api.imported("urdb-json", "[" + rate("a", "null", 0.1) + "]");
        long master = rows("select master_tariff_id as id from tariff where source_id = '" + mark + "a'")
                .get(0)
                .getLong("id");
        String file = "customerClass,customerCount,masterTariffId\nRESIDENTIAL,500," + master + "\nGENERAL,-1," + master
                + "\nRESIDENTIAL,7," + master + "\nRESIDENTIAL,7,999999999\n";

        JsonPath report = api.imported("tariff-counts", file);

        assertCounts(report, 4, 1, 0, 0, 3);
        assertThat(report.getList("skipped.line")).containsExactly(3, 4, 5);
        assertCounts(api.imported("tariff-counts", file), 4, 0, 0, 1, 3);
        assertCounts(api.imported("tariff-counts", file.replace(",500,", ",501,")), 4, 0, 1, 0, 3);
    }

    @Test
    void networksOfNewZealandBecomeTerritoriesByRegion() {
        String file = "\ufeffCurrent flag,NSP,NSP replaced by,POC code,Network participant,Embedded under POC code,"
                + "Embedded under network participant,Reconciliation type,X flow,I flow,Description,NZTM easting,"
                + "NZTM northing,Network reporting region ID,Network reporting region,Zone,Island,Start date,Start TP,"
                + "End date,End TP,SB ICP,Balancing code,MEP,Responsible participant,Certification expiry,"
                + "Metering information exemption expiry date\r\n"
                + point(1, "ZZAA", "GN") + point(1, "ZZAA", "NP") + point(1, "ZZBB", "EN") + point(0, "ZZCC", "GN")
                + point(1, "", "GN") + "1,half\r\n";

        assertCounts(api.imported("supply-regions", file), 6, 2, 0, 0, 2);
        assertCounts(api.imported("supply-regions", file), 6, 0, 0, 2, 2);
        JsonPath postcodes = api.imported("supply-regions", "postcode,region_id\n9999,977\n99,977\n9998,none\n");
        assertCounts(postcodes, 3, 1, 0, 0, 2);

        assertThat(rows("select l.code || '/' || l.name || '/' || t.name || '/' || t.state || '/' || t.item_types"
                        + " || '/' || coalesce(postcode, '') as it from lse l join territory t using (lse_id)"
                        + " left join territory_postcode using (territory_id) where l.code like 'ZZ%' order by 1"))
                .extracting(row -> row.getString("it"))
                .containsExactly(
                        "ZZAA/Sample Lines/Far Valley (Sample Lines)/977/REGION/9999",
                        "ZZBB/ZZBB/Far Valley (Sample Lines)/977/EMBEDDED/");
    }

    private static String point(int current, String participant, String type) {
        return current + ",ABY0111,,ABY0111," + participant + ",,," + type
                + ",1,1,\"TOWN, FAR\",1424393,5097839,977,Far Valley (Sample Lines),LSI,SI,2012-01-01,1,,,,X,TPNZ,TPNZ,"
                + "2020-03-23,\r\n";
    }

    private String rate(String label, String supersedes, double price) {
        return """
                {"label":"%s","utility":"Sample Power & Light, Inc","eiaid":%s,"name":"Residential, RS-1",\
                "sector":"Residential","is_default":true,"approved":true,"startdate":1420088400,"supersedes":%s,\
                "fixedchargefirstmeter":7.5,"fixedchargeunits":"$/month","energyweekdayschedule":%s,\
                "energyweekendschedule":%s,"energyratestructure":[[{"rate":%s,"adj":0.01,"max":500,"unit":"kWh"},\
                {"rate":0.2}]]}""".formatted(mark + label, eiaId, supersedes, FLAT, FLAT, price);
    }

    private List<Row> rows(String sql) {
        List<Row> rows = new ArrayList<>();
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(30)).forEach(rows::add);
        return rows;
    }

    private static void assertCounts(
            JsonPath report, int read, int added, int changed, int unchanged, int skippedCount) {
        assertThat(List.of(
                        report.getInt("recordsRead"),
                        report.getInt("added"),
                        report.getInt("changed"),
                        report.getInt("unchanged"),
                        report.getInt("skippedCount")))
                .as(report::prettify)
                .containsExactly(read, added, changed, unchanged, skippedCount);
    }
}
