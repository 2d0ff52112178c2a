package io.homewatt.disaggregation;

import static io.restassured.RestAssured.given;

import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.ServiceDatabase;
import io.homewatt.platform.testing.openapi.OpenApiFilter;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;

/** The APIs as callers of an organisation see them, and what the service knows of the organisation. */
public record DisaggregationApi(Organisation organisation) {
    public static final String UTILITY = Organisation.UTILITY;
    public static final long CUSTOMER = 1_234_567;
    public static final String ICP = "0000143418TRD9F";

    public static DisaggregationApi fresh() {
        return new DisaggregationApi(Organisation.fresh());
    }

    /** A back end, with its subscription key. */
    public RequestSpecification asBackEnd() {
        return as(organisation.token("usage:read", "usage:write")).header("ahiko-app-id", organisation.appId());
    }

    /** A utility's back end: its API needs no key. */
    public RequestSpecification asUtility() {
        return as(organisation.token("usage:read"));
    }

    public RequestSpecification as(String token) {
        return anonymously().auth().oauth2(token);
    }

    /** A request without credentials; its answer, like all others, has to be as it is documented. */
    public static RequestSpecification anonymously() {
        return given().filter(new OpenApiFilter());
    }

    /** Where the always-on usage of the customer's accounts is. */
    public static String alwaysOn() {
        return alwaysOn(UTILITY, String.valueOf(CUSTOMER));
    }

    public static String alwaysOn(String utilityCode, String customerId) {
        return "/apis/disaggregation-v1/utilities/" + utilityCode + "/customers/" + customerId
                + "/consumption/alwayson";
    }

    /** An account of the customer, whose events have come. */
    public UUID account(String utilityAccountId, String zone) {
        UUID id = UUID.randomUUID();
        execute("""
                insert into known_account (org_id, id, utility_code, utility_customer_id, utility_account_id, icp,
                                           time_zone, deleted, version)
                values (?, ?, ?, ?, ?, ?, ?, false, 0)""", organisation.id(), id, UTILITY, CUSTOMER, utilityAccountId, ICP, zone);
        return id;
    }

    /** A month of an account has come out as so many W, kWh and such a share. */
    public void estimate(UUID account, YearMonth month, double watts, String kilowattHours, String ratio) {
        execute(
                """
                insert into month_estimate (org_id, account_id, month, watts, kilowatt_hours, ratio)
                values (?, ?, ?, ?, ?, ?)""",
                organisation.id(),
                account,
                Date.valueOf(month.atDay(1)),
                watts,
                new BigDecimal(kilowattHours),
                new BigDecimal(ratio));
    }

    /** A month of an account has come out without a figure. */
    public void noEstimate(UUID account, YearMonth month) {
        execute(
                "insert into month_estimate (org_id, account_id, month, none) values (?, ?, ?, 'TOO_FEW_DAYS')",
                organisation.id(),
                account,
                Date.valueOf(month.atDay(1)));
    }

    /** A customer with a property that has the ICP. */
    public void household(String authUserId, String icp) {
        UUID customer = UUID.randomUUID();
        execute(
                "insert into known_customer (org_id, id, auth_user_id, version) values (?, ?, ?, 0)",
                organisation.id(),
                customer,
                authUserId);
        execute("""
                insert into known_property (org_id, id, customer_id, icp, removed, version)
                values (?, ?, ?, ?, false, 0)""", organisation.id(), UUID.randomUUID(), customer, icp.toUpperCase(Locale.ROOT));
    }

    /** Writes what no API of this service does. */
    public static void execute(String sql, Object... values) {
        try (Connection database = ServiceDatabase.connect();
                var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
