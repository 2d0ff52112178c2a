package io.homewatt.disaggregation.snapshot;

import static io.homewatt.disaggregation.DisaggregationApi.execute;

import io.homewatt.disaggregation.DisaggregationApi;
import io.homewatt.disaggregation.household.PublicIds;
import io.homewatt.platform.testing.ServiceDatabase;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** A customer's property whose usage is uploaded. */
public record UsageApi(DisaggregationApi api, UUID customer, UUID property, String user) {
    static final String PATH = "/usage/v1/snapshots";
    static final String ICP = "0000143577TR7E7";

    /** In an organisation of its own. */
    static UsageApi fresh() {
        return in(DisaggregationApi.fresh());
    }

    /** Another property of an organisation. */
    public static UsageApi in(DisaggregationApi api) {
        var home = new UsageApi(
                api, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID().toString());
        execute(
                "insert into known_customer (org_id, id, auth_user_id, version) values (?, ?, ?, 0)",
                api.organisation().id(),
                home.customer,
                home.user);
        execute("""
                insert into known_property (org_id, id, customer_id, icp, removed, version)
                values (?, ?, ?, ?, false, 0)""", api.organisation().id(), home.property, home.customer, ICP);
        return home;
    }

    public String customerId() {
        return PublicIds.CUSTOMER.of(customer);
    }

    public String propertyId() {
        return PublicIds.PROPERTY.of(property);
    }

    RequestSpecification asHousehold() {
        return api.as(api.organisation().householdToken(user, "usage:read", "usage:write"))
                .header("ahiko-app-id", api.organisation().appId());
    }

    RequestSpecification form(RequestSpecification request) {
        return request.multiPart("customer_id", customerId()).multiPart("property_id", propertyId());
    }

    Response upload(byte[]... files) {
        return upload(api.asBackEnd(), files);
    }

    public Response upload(String file) {
        return upload(file.getBytes(StandardCharsets.UTF_8));
    }

    Response upload(RequestSpecification caller, byte[]... files) {
        RequestSpecification form = form(caller);
        for (byte[] file : files) {
            form.multiPart("raw_electricity_provider_file", "meter file", file, "application/octet-stream");
        }
        return form.post(PATH);
    }

    Response list() {
        return api.asBackEnd().queryParam("property_id", propertyId()).get(PATH);
    }

    /** Rows of a table that the organisation has. */
    int rows(String table) {
        try (var database = ServiceDatabase.connect();
                var statement = database.prepareStatement("select count(*) from " + table + " where org_id = ?")) {
            statement.setString(1, api.organisation().id());
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hasNothing() {
        return rows("usage_snapshot") + rows("read_day") + rows("stale_day") + rows("idempotency_key") == 0;
    }
}
