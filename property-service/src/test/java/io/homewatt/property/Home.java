package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.EventSchema;
import io.homewatt.platform.testing.IncomingEvent;
import io.homewatt.platform.testing.SentEvent;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A property with its customer, and what is done to it from outside. */
record Home(PropertyApi api, String customer, String property) {
    private static final String ICPS = "homewatt.icps.v1";

    String path() {
        return PropertyApi.path(customer, property);
    }

    ValidatableResponse get() {
        return api.asBackEnd().get(path()).then().statusCode(200);
    }

    Response attachUsage(String id, String type) {
        return api.asBackEnd()
                .body(Map.of("usage_snapshot_id", id, "usage_snapshot_type", type))
                .patch(path());
    }

    Response attachComparison(String id) {
        return api.asBackEnd().body(Map.of("comparison_saga_id", id)).post(path() + "/comparisons");
    }

    Response requestVerification() {
        return api.asBackEnd().post(path() + "/verification");
    }

    Response remove() {
        return api.asBackEnd().delete(path());
    }

    /** What has been sent about the property; each is as its schema has it, and later than the one before. */
    List<SentEvent> sent() {
        List<SentEvent> events = SentEvent.of(api.organisation()).stream()
                .filter(event -> event.key().equals(property))
                .toList();
        for (int i = 0; i < events.size(); i++) {
            SentEvent event = events.get(i);
            assertThat(event.topic()).isEqualTo("homewatt.properties.v1");
            assertThat(EventSchema.of(event.type()).faults(event.data().toString()))
                    .isEmpty();
            assertThat(event.aggregateVersion()).isEqualTo(i);
        }
        return events;
    }

    /** The types of what has been sent about the property. */
    List<String> sentTypes() {
        return sent().stream().map(SentEvent::type).toList();
    }

    SentEvent lastSent() {
        List<SentEvent> sent = sent();
        return sent.get(sent.size() - 1);
    }

    /** The registry's answer comes and is taken in. */
    void answered(IncomingEvent event) {
        int before = sent().size();
        event.send(api.kafka(), ICPS);
        PropertyApi.soon().until(() -> sent().size() > before);
    }

    IncomingEvent verified(String checkedAt) {
        var data = answer(checkedAt);
        data.put("network_reporting_region", "17");
        data.put("smart_meter", true);
        data.put("meter_active", true);
        data.put("flow_directions", List.of("injection", "extraction"));
        return event("icp.verified.v1", data);
    }

    IncomingEvent rejected(String reason, String checkedAt) {
        var data = answer(checkedAt);
        data.put("reason", reason);
        return event("icp.rejected.v1", data);
    }

    private IncomingEvent event(String type, Map<String, Object> data) {
        return new IncomingEvent(api.organisation(), type, property, 0, data, UUID.randomUUID());
    }

    private Map<String, Object> answer(String checkedAt) {
        Map<String, Object> data = new HashMap<>();
        data.put("property_id", property);
        data.put("customer_id", customer);
        data.put("icp", PropertyApi.ICP);
        data.put("checked_at", checkedAt);
        return data;
    }

    /** The same answer about another ICP. */
    @SuppressWarnings("unchecked")
    static IncomingEvent withIcp(IncomingEvent event, String icp) {
        Map<String, Object> data = new HashMap<>((Map<String, Object>) event.data());
        data.put("icp", icp);
        return event.withData(data);
    }
}
