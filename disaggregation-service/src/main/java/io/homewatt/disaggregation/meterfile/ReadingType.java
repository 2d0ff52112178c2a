package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.meterfile.Gathered.Flow;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What the values of a Green Button meter reading are, by the codes of ESPI. */
final class ReadingType {
    /** Those of the elements that matter. */
    static final Set<String> MEMBERS = Set.of(
            "flowDirection",
            "uom",
            "powerOfTenMultiplier",
            "intervalLength",
            "accumulationBehaviour",
            "commodity",
            "defaultQuality");

    private static final int WATT_HOURS = 72;
    private static final int DELTA_DATA = 4;
    private static final int LARGEST_POWER = 12;

    private final Map<String, Integer> values = new HashMap<>();

    void put(String member, String value) {
        try {
            values.put(member, Integer.parseInt(value));
        } catch (NumberFormatException e) {
            throw new RefusedFile(RefusedFile.Reason.DAMAGED, "A ReadingType has a value that is no number.");
        }
    }

    /** @throws LineFault when the values are no energies of intervals */
    void check() {
        if (values.getOrDefault("uom", 0) != WATT_HOURS) {
            throw LineFault.leftOut("the reading type's unit is not Wh");
        }
        if (values.getOrDefault("accumulationBehaviour", DELTA_DATA) != DELTA_DATA) {
            throw LineFault.leftOut("the reading type is no interval data");
        }
        // 1 and 2 are electricity, behind and before the transformer; 0 is not told.
        int commodity = values.getOrDefault("commodity", 1);
        if (commodity < 0 || commodity > 2) {
            throw LineFault.leftOut("the reading type is not of electricity");
        }
    }

    /** @throws LineFault when the direction is another */
    Flow flow() {
        return switch (values.getOrDefault("flowDirection", 1)) {
            case 1 -> Flow.EXTRACTION;
            case 4 -> Flow.NET;
            case 19 -> Flow.INJECTION;
            default -> throw LineFault.leftOut("the reading type's flow is neither delivered, received nor net");
        };
    }

    /** By which power of ten the values are multiplied to be mWh. */
    int power() {
        int power = values.getOrDefault("powerOfTenMultiplier", 0);
        if (Math.abs(power) > LARGEST_POWER) {
            throw LineFault.bad("the reading type's multiplier is out of range");
        }
        return power + 3;
    }

    /** In seconds; 0 if it isn't told. */
    int intervalLength() {
        return values.getOrDefault("intervalLength", 0);
    }

    /** The quality of readings that have none of their own. */
    OptionalInt defaultQuality() {
        Integer quality = values.get("defaultQuality");
        return quality == null ? OptionalInt.empty() : OptionalInt.of(quality);
    }
}
