package io.homewatt.account;

import static io.restassured.RestAssured.given;

import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.openapi.OpenApiFilter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** The account API as a back end of an organisation calls it. */
record AccountApi(Organisation organisation) {
    /** Every answer in the tests is as the OpenAPI document has it. */
    static final OpenApiFilter DOCUMENTED = new OpenApiFilter();

    static final String PATH = "/rest/v1/accounts";

    /** The first example of the document. */
    static final String EXAMPLE = """
            {
               "providerAccountId":"%s",
               "accountName":"Example 1 API Home",
               "address":{
                  "addressString":"221 Main Street, San Francisco, CA 94105"
               },
               "properties":{
                  "customerClass":{
                     "keyName":"customerClass",
                     "dataValue":"1"
                  }
               }
            }
            """;

    static AccountApi fresh() {
        return new AccountApi(Organisation.fresh());
    }

    RequestSpecification asBackEnd() {
        return as(organisation.token("accounts:read", "accounts:write"));
    }

    RequestSpecification as(String token) {
        return given().filter(DOCUMENTED).auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Creates an account from this body, and gives its id. */
    String create(String body) {
        return post(body).extract().path("results[0].accountId");
    }

    ValidatableResponse post(String body) {
        return asBackEnd().body(body).post(PATH).then().statusCode(200);
    }

    ValidatableResponse put(String path, String body) {
        return asBackEnd().body(body).put(PATH + path).then().statusCode(200);
    }

    ValidatableResponse get(String path) {
        return asBackEnd().get(PATH + path).then().statusCode(200);
    }

    ValidatableResponse delete(String path) {
        return asBackEnd().delete(PATH + path).then().statusCode(200);
    }

    /** Creates an account with one field, such as {@code accountName}, {@code address.city} or {@code properties.KEY}. */
    String createWith(String attribute, String value) {
        int dot = attribute.indexOf('.');
        String member = attribute.substring(dot + 1);
        Object account = attribute.startsWith("properties.")
                ? Map.of("properties", Map.of(member, Map.of("dataValue", value)))
                : dot > 0 || member.equals("city") || member.equals("addressName")
                        ? Map.of("address", Map.of(member, value))
                        : Map.of(member, value);
        return asBackEnd()
                .body(account)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].accountId");
    }

    /** The ids of the list of accounts for these parameters, names and values in turns. */
    List<String> found(String... parameters) {
        var request = asBackEnd();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(PATH).then().statusCode(200).extract().path("results.accountId");
    }
}
