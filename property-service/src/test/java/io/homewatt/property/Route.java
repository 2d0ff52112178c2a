package io.homewatt.property;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The routes of the API, each with a request that is right. */
enum Route {
    CREATE("POST", "", "{\"icp\":\"0000130040TR3DB\"}", "properties:write", false),
    LIST("GET", "", null, "properties:read", false),
    GET("GET", "/%s", null, "properties:read", true),
    ATTACH_USAGE(
            "PATCH",
            "/%s",
            "{\"usage_snapshot_id\":\"usage_1\",\"usage_snapshot_type\":\"actual\"}",
            "properties:write",
            true),
    REMOVE("DELETE", "/%s", null, "properties:write", false),
    ATTACH_COMPARISON("POST", "/%s/comparisons", "{\"comparison_saga_id\":\"saga_1\"}", "properties:write", false),
    REQUEST_VERIFICATION("POST", "/%s/verification", null, "properties:write", false);

    final String method;
    final String body;
    final String scope;
    final boolean forHouseholds;
    private final String rest;

    Route(String method, String rest, String body, String scope, boolean forHouseholds) {
        this.method = method;
        this.rest = rest;
        this.body = body;
        this.scope = scope;
        this.forHouseholds = forHouseholds;
    }

    /** Whether it is about one property, and not about a customer's. */
    boolean isAboutOne() {
        return rest.contains("%s");
    }

    String path(String customer, String property) {
        return PropertyApi.path(customer) + rest.formatted(property);
    }

    /** The request that is right, as one and about what is said. */
    Response send(RequestSpecification as, String customer, String property) {
        return (body == null ? as : as.body(body)).request(method, path(customer, property));
    }
}
