package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static io.homewatt.account.Documented.assertAnswers;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/**
 * The requests of the account API's document in its order, as it has them, and the answers that it promises. Where its
 * examples name an account by another id than the one before, the id is that of the request.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AccountDocumentTest {
    private static final String EXAMPLE_ADDRESS = """
            {"addressString":"221 Main Street, San Francisco, CA 94105","address1":"221 Main St",
             "city":"San Francisco County","state":"CA","zip":"94105","country":"US","lon":-122.3920575,"lat":37.7904127}""";
    private static final String CUSTOMER_CLASS = """
            "customerClass":{"keyName":"customerClass","dataType":"CHOICE","dataValue":"1"}""";
    private static final String TERRITORY = """
            "territoryId":{"keyName":"territoryId","dataType":null,"dataValue":"3534"}""";
    private static final String DEFAULT_TARIFF = """
            {"masterTariffId":522,"tariffCode":"E-1","tariffName":"Residential","lseId":734,
             "lseName":"Pacific Gas & Electric Co","customerClass":null,"customerLikelihood":%s,"endDate":null,
             "timeZone":"US/Pacific","billingPeriod":"MONTHLY","currency":"USD"}""";
    private static final String NOTHING_LEFT = """
            {"status":"success","count":0,"type":"PropertyData","results":null}""";

    private final AccountApi api = AccountApi.fresh();

    @Test
    void listAndGetAnAccount() {
        String id = api.create("""
                {"providerAccountId":"abc123","accountName":"Peets Briarwood Mall",
                 "properties":{"customerClass":{"keyName":"customerClass","dataValue":"GENERAL"}}}""");
        api.post("{\"accountName\":\"Starbucks, Briarwood Mall\"}");
        String account = """
                {"status":"success","count":1,"type":"Account","results":[{
                    "accountId":"jke34kjlsd998er","accountName":"Peets Briarwood Mall",
                    "customerOrgId":null,"customerOrgName":null,
                    "properties":{"customerClass":{"keyName":"customerClass","dataType":"CHOICE",
                       "fromDateTime":null,"toDateTime":null,"dataValue":"GENERAL"}}}]}""";

        assertAnswers(api.asBackEnd().get(PATH + "?search=Peets"), account);
        assertAnswers(api.asBackEnd().get(PATH + "/" + id), account);
        assertAnswers(api.asBackEnd().get("/rest/v1/account?providerAccountId=abc123"), account);
        assertAnswers(api.asBackEnd().get(PATH + "/pid/abc123"), account);
    }

    @Test
    void addAnAccountByItsAddressInOneText() {
        var answer =
                api.asBackEnd().body(AccountApi.EXAMPLE.formatted("api-eg-01")).post(PATH);

        assertAnswers(answer, """
                {"status":"success","count":1,"type":"Account","results":[{
                    "accountId":"c2a630e8-c99a-4347-a460-d116e83439d2","providerAccountId":"api-eg-01",
                    "accountName":"Example 1 API Home","customerOrgId":null,"customerOrgName":null,"address":%s,
                    "owner":null,"status":"ACTIVE","type":null,"properties":{%s},"tariffs":[%s],"projects":null}]}""".formatted(EXAMPLE_ADDRESS, CUSTOMER_CLASS, DEFAULT_TARIFF.formatted("74.03")));
    }

    @Test
    void addAnAccountByTheFieldsOfItsAddress() {
        var answer = api.asBackEnd().body("""
                {
                   "providerAccountId":"api-eg-11",
                   "accountName":"Example 1 API Home",
                   "address":{
                      "address1":"221 Main Street",
                      "city":"San Francisco",
                      "state":"CA",
                      "zip":"94105",
                      "country":"US"
                   },
                   "properties":{
                      "customerClass":{
                         "keyName":"customerClass",
                         "dataValue":"1"
                      }
                   }
                }""").post(PATH);

        assertAnswers(answer, """
                {"status":"success","count":1,"type":"Account","results":[{
                    "accountId":"7918e7b9-9ae7-4942-bd77-b33ef0c8962a","providerAccountId":"api-eg-11",
                    "accountName":"Example 1 API Home","customerOrgId":null,"customerOrgName":null,
                    "address":{"addressString":null,"address1":"221 Main Street","city":"San Francisco","state":"CA",
                       "zip":"94105","country":"US","lon":-122.3920575,"lat":37.7904127},
                    "owner":null,"status":"ACTIVE","type":null,"properties":{%s},"tariffs":[%s],"projects":null}]}""".formatted(CUSTOMER_CLASS, DEFAULT_TARIFF.formatted("74.03")));
        api.get("/pid/api-eg-11?fields=ext")
                .body("results[0].address.formattedAddress", equalTo("221 Main Street, San Francisco, CA 94105, USA"));
    }

    /** The document sets an owner and shows none: the new one is what comes back. */
    @Test
    void updateAnAccountAndThenItsPropertiesOneByOne() {
        api.post("""
                {"providerAccountId":"api-eg-008","accountName":"Example API Solar projection",
                 "address":{"addressString":"221 Main Street, San Francisco, CA 94105, USA"}}""");

        assertAnswers(api.asBackEnd().body("""
                        {
                           "providerAccountId":"api-eg-008",
                           "owner":"Mr Sun",
                           "properties":{
                              "customerClass":{
                                 "keyName":"customerClass",
                                 "dataValue":"1"
                              }
                           }
                        }""").put(PATH), account("null", "", "74.03"));
        assertAnswers(set("{\"keyName\":\"buildingArea\",\"dataValue\":\"2000\"}"), """
                {"status":"success","count":1,"type":"PropertyData",
                 "results":[{"keyName":"buildingArea","dataType":null,"dataValue":"2000"}]}""");
        assertAnswers(set("{\"keyName\":\"type\",\"dataValue\":\"POTENTIAL\"}"), """
                {"status":"success","count":1,"type":"PropertyData",
                 "results":[{"keyName":"type","dataType":null,"dataValue":"POTENTIAL"}]}""");
        assertAnswers(set("{\"keyName\":\"masterTariffId\",\"dataValue\":\"522\",\"accuracy\":100}"), """
                {"status":"success","count":1,"type":"PropertyData",
                 "results":[{"keyName":"masterTariffId","dataType":null,"dataValue":"522","accuracy":100}]}""");
        assertAnswers(
                api.asBackEnd().get(PATH + "/pid/api-eg-008"),
                account(
                        "\"POTENTIAL\"",
                        "\"buildingArea\":{\"keyName\":\"buildingArea\",\"dataType\":null,\"dataValue\":\"2000\"},",
                        "100"));
        assertAnswers(api.asBackEnd().delete(PATH + "/pid/api-eg-008/properties/customerClass"), NOTHING_LEFT);
        assertAnswers(api.asBackEnd().delete(PATH + "/pid/api-eg-008/properties/customerClass"), NOTHING_LEFT);
    }

    @Test
    void deleteAnAccount() {
        String id = api.create("{\"accountName\":\"Short-lived\"}");

        assertAnswers(api.asBackEnd().delete(PATH + "/" + id), """
                {"status":"success","count":1,"type":"Account","results":[{"accountId":"abc123","accountName":null,
                 "status":"DELETED","properties":null,"tariffs":null}]}""");

        api.get("/" + id).body("results[0].status", equalTo("DELETED"));
    }

    private Response set(String property) {
        return api.asBackEnd().body(property).put(PATH + "/pid/api-eg-008/properties");
    }

    private static String account(String type, String moreProperties, String likelihood) {
        return """
                {"status":"success","count":1,"type":"Account","results":[{
                    "accountId":"4b1dd606-a72a-46b2-8c12-34db20be69fa","providerAccountId":"api-eg-008",
                    "accountName":"Example API Solar projection","customerOrgId":null,"customerOrgName":null,
                    "address":{"addressString":"221 Main Street, San Francisco, CA 94105, USA","state":"CA","zip":"94105",
                       "country":"US","lon":-122.39268,"lat":37.790188},
                    "owner":"Mr Sun","status":"ACTIVE","type":%s,"properties":{%s%s,%s},"tariffs":[%s]}]}""".formatted(type, moreProperties, CUSTOMER_CLASS, TERRITORY, DEFAULT_TARIFF.formatted(likelihood));
    }
}
