package io.homewatt.customer;

import static io.restassured.RestAssured.given;

import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.openapi.OpenApiFilter;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The customer API as a back end of an organisation calls it. */
record CustomerApi(Organisation organisation) {
    /** Every answer in the tests is as the OpenAPI document has it. */
    static final OpenApiFilter DOCUMENTED = new OpenApiFilter();

    static final String PATH = "/customer/v1/customers";

    static CustomerApi fresh() {
        return new CustomerApi(Organisation.fresh());
    }

    RequestSpecification asBackEnd() {
        return as(organisation.token("customers:read", "customers:write"));
    }

    RequestSpecification as(String token) {
        return given().filter(DOCUMENTED)
                .auth()
                .oauth2(token)
                .header("ahiko-app-id", organisation.appId())
                .contentType(ContentType.JSON);
    }

    String create(Map<String, ?> customer) {
        return asBackEnd()
                .body(customer)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("customer_id");
    }

    String create() {
        return create(Map.of("first_name", "Ana", "last_name", "Ngata"));
    }
}
