package io.homewatt.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.simulator.SupplyPoints.SupplyPoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** What the registry says about one identifier: computed from it, so that it is the same every time. */
final class ConnectionData {

    /** The property API document's own sample; its check digits are wrong, and yet it has to be known. */
    static final String SAMPLE = "0005834930RN094";

    private static final List<String> STREETS =
            List.of("KOWHAI STREET", "RATA ROAD", "TOTARA CRESCENT", "RIMU LANE", "HIGH STREET", "STATION ROAD");
    private static final List<String> TRADERS = List.of("CTCT", "GENE", "MERI", "MRPL", "TRUS", "NOVA");
    private static final List<String> METER_OWNERS = List.of("NGCM", "ARCS", "AMCI", "SMCO", "DELT");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String icp;
    private final boolean sample;
    private final long seed;

    private ConnectionData(String icp) {
        this.icp = icp;
        this.sample = icp.equals(SAMPLE);
        CRC32 crc = new CRC32();
        crc.update(icp.getBytes(StandardCharsets.US_ASCII));
        this.seed = crc.getValue();
    }

    static ObjectNode of(String icp) {
        return new ConnectionData(icp).answer();
    }

    private ObjectNode answer() {
        ObjectNode answer = JSON.objectNode();
        answer.put("ICPIdentifier", icp);
        answer.put("ICPStatus", status());
        answer.set("Address", address());
        answer.set("Network", network());
        answer.putObject("Pricing")
                .put("DistributorPriceCategoryCode", "RSUTOU")
                .put("DistributorLossCategoryCode", "LOSS1")
                .put("ChargeableCapacity", 0.0)
                .put("DistributorInstallationDetails", "");
        answer.putObject("Trader")
                .put("TraderSwitchInProgress", false)
                .put("TraderParticipantID", pick(TRADERS, 3))
                .put("TraderParticipantName", "Trader " + pick(TRADERS, 3))
                .put("ProfileCode", "HHR")
                .put("ANZSICcode", "000000")
                .put("DailyUnmeteredkWh", "")
                .put("UnmeteredLoadDetails", "");
        answer.set("Metering", metering());
        answer.putNull("Messages");
        return answer;
    }

    /** 2 is active; a few are decommissioned. */
    private int status() {
        return !sample && oneIn(25, 11) ? 3 : 2;
    }

    private ObjectNode address() {
        return JSON.objectNode()
                .put("PropertyNameOrDescription", "")
                .put("PhysicalAddressUnit", "")
                .put("PhysicalAddressNumber", Long.toString(1 + number(5, 299)))
                .put("PhysicalAddressStreet", pick(STREETS, 7))
                .put("PhysicalAddressSuburb", "")
                .put("PhysicalAddressTown", point().regionName().toUpperCase(java.util.Locale.ROOT))
                .put("PhysicalAddressRegion", point().regionName())
                .put("PhysicalAddressPostCode", 1000 + number(13, 8999))
                .put("GPS_Easting", 0.0)
                .put("GPS_Northing", 0.0);
    }

    private ObjectNode network() {
        return JSON.objectNode()
                .put("NetworkParticipantID", point().participant())
                .put("NetworkParticipantName", "Network " + point().participant())
                .put("POC", point().poc())
                .put("ReconciliationType", "GN")
                .put("InitialElectricallyConnectedDate", "1900-01-01")
                .put("GenerationCapacity", injects() ? 5.0 : 0.0)
                .put("FuelType", injects() ? "SOLAR" : "")
                .put("DirectBilledStatus", "");
    }

    private SupplyPoint point() {
        List<SupplyPoint> points = SupplyPoints.current();
        return sample
                ? points.stream()
                        .filter(point -> point.region() == 17)
                        .findFirst()
                        .orElseThrow()
                : pick(points, 1);
    }

    private boolean injects() {
        return sample || oneIn(6, 17);
    }

    private boolean smart() {
        return sample || !oneIn(8, 19);
    }

    private ObjectNode metering() {
        String serial = Long.toString(200_000_000L + seed % 20_000_000L);
        ObjectNode metering = JSON.objectNode()
                .put("MeteringEquipmentProviderParticipantID", pick(METER_OWNERS, 23))
                .put("MeteringEquipmentProviderParticipantName", "Meter owner " + pick(METER_OWNERS, 23));
        ObjectNode installation = metering.putArray("InstallationInformation").addObject();
        installation
                .put("MeteringInstallationCategory", 1)
                .put("MeteringInstallationType", smart() ? "HHR" : "NHH")
                .put("CertificationExpiryDate", "2030-06-11");
        ArrayNode components = installation.putArray("ComponentInformation");
        ObjectNode meter = component(components, serial, smart() ? "HHR" : "NHH", smart());
        ArrayNode channels = meter.putArray("ChannelInformation");
        channel(channels, serial, 1, "UN", "24", "kWh", "X");
        if (injects()) {
            channel(channels, serial, 2, "EG", "24", "kWh", "I");
        }
        meter.put("ComponentType", "M");
        if (oneIn(3, 29)) {
            // A load-control device: it has no direction of its own, and must not count as a meter.
            ObjectNode relay = component(components, "9" + serial, "", false);
            channel(relay.putArray("ChannelInformation"), "9" + serial, 1, "", "", "", "");
            relay.put("ComponentType", "L");
        }
        return metering;
    }

    private static ObjectNode component(ArrayNode components, String serial, String type, boolean ami) {
        return components
                .addObject()
                .put("MeteringComponentSerialNumber", serial)
                .put("MeterType", type)
                .put("AMIFlag", ami)
                .put("CompensationFactor", 1.0);
    }

    private static void channel(
            ArrayNode channels,
            String serial,
            int number,
            String content,
            String period,
            String unit,
            String direction) {
        channels.addObject()
                .put("MeteringComponentSerialNumber", serial)
                .put("ChannelNumber", number)
                .put("RegisterContentCode", content)
                .put("PeriodOfAvailability", period)
                .put("UnitOfMeasurement", unit)
                .put("EnergyFlowDirection", direction)
                .put("AccumulatorType", direction.isEmpty() ? "" : "C")
                .put("SwitchReadIndicator", !direction.isEmpty());
    }

    /** Each salt is a prime that makes the choices independent of each other. */
    private long number(int salt, int bound) {
        return Math.floorMod(seed * 2_654_435_761L * salt >>> 16, (long) bound);
    }

    private boolean oneIn(int n, int salt) {
        return number(salt, n) == 0;
    }

    private <T> T pick(List<T> choices, int salt) {
        return choices.get((int) number(salt, choices.size()));
    }
}
