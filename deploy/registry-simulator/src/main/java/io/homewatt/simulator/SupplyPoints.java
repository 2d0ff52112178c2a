package io.homewatt.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The simulator's network supply points: one point of connection for each of the 39 reporting regions (two for
 * Wellington), and a few that are no longer current, as a CSV of the published table's 27 columns.
 */
final class SupplyPoints {

    private static final String HEADER = "Current flag,NSP,NSP replaced by,POC code,Network participant,"
            + "Embedded under POC code,Embedded under network participant,Reconciliation type,X flow,I flow,"
            + "Description,NZTM easting,NZTM northing,Network reporting region ID,Network reporting region,Zone,"
            + "Island,Start date,Start TP,End date,End TP,SB ICP,Balancing code,MEP,Responsible participant,"
            + "Certification expiry,Metering information exemption expiry date";

    /** Region's id, name, network participant, point of connection. */
    private static final String CURRENT = """
            1 TOPE KOE1101 Bay of Islands
            2 NPOW BRB0331 Whangarei and Kaipara
            3 UNET ALB0331 Waitemata
            4 VECT HEP0331 Auckland
            5 COUP BOB0331 Counties
            6 POCO HIN0331 Thames Valley
            7 WAIK HAM0111 Waikato
            8 WAIP CBG0111 Waipa
            9 LINE OKN0111 King Country
            10 POCO KMO0331 Tauranga
            11 HAWK OWH0111 Rotorua
            12 HEDL EDG0331 Eastern Bay of Plenty
            13 HAWK WRK0331 Taupo
            14 EAST TUI1101 Eastland
            15 HAWK FHL0331 Hawke's Bay
            16 CHBP WPW0331 Central Hawke's Bay
            17 SCAN DVK0111 Southern Hawke's Bay
            18 POCO GYT0331 Wairarapa
            19 POCO CST0331 Taranaki
            20 POCO BRK0331 Wanganui
            21 POCO BPE0331 Manawatu
            22 ELEC MHO0331 Kapiti and Horowhenua
            23 CKHK CPK0111 Wellington
            23 CKHK KWA0111 Wellington
            24 NELS STK0331 Nelson
            25 TASM KIK0111 Tasman
            26 MARL BLN0331 Marlborough
            27 BUEL ORO1101 Buller
            28 WPOW ATU1101 West Coast
            29 MPOW ASY0111 North Canterbury
            30 ORON APS0111 Central Canterbury
            31 EASH ASB0331 Ashburton
            32 ALPE ABY0111 South Canterbury
            33 WATA OAM0331 Waitaki
            34 DUNE FKN0331 Queenstown
            35 DUNE CML0331 Central Otago
            36 OTPO BAL0331 Otago
            37 DUNE HWB0331 Dunedin
            38 TPCO EDN0331 Southland
            39 ELIN INV0331 Invercargill
            """;

    /** Rows that a reader must skip: the first two would put current points into the wrong region. */
    private static final String FORMER = """
            4 UNET ALB0331 Auckland
            36 SCAN DVK0111 Otago
            30 ORON ADD0111 Central Canterbury
            """;

    private static final List<SupplyPoint> POINTS = parse(CURRENT);

    record SupplyPoint(int region, String participant, String poc, String regionName) {}

    private SupplyPoints() {}

    static List<SupplyPoint> current() {
        return POINTS;
    }

    /** With a byte-order mark, as it is published. */
    static String csv() {
        StringBuilder csv = new StringBuilder("\uFEFF").append(HEADER).append("\r\n");
        parse(FORMER).forEach(point -> append(csv, point, false));
        POINTS.forEach(point -> append(csv, point, true));
        return csv.toString();
    }

    private static void append(StringBuilder csv, SupplyPoint point, boolean current) {
        String nsp = point.poc() + point.participant() + "GN";
        boolean south = point.region() >= 24;
        csv.append(String.join(
                        ",",
                        current ? "1" : "0",
                        nsp,
                        current ? "" : nsp,
                        point.poc(),
                        point.participant(),
                        "",
                        "",
                        "GN",
                        "1",
                        "1",
                        point.poc().substring(0, 3) + " SUBSTATION",
                        Integer.toString(1_400_000 + point.region() * 10_000),
                        Integer.toString(5_000_000 + point.region() * 20_000),
                        Integer.toString(point.region()),
                        // Commas and quotes inside a field are the published table's habit too.
                        "\"" + point.regionName() + ", \"\"" + point.participant() + "\"\"\"",
                        south ? "LSI" : "UNI",
                        south ? "SI" : "NI",
                        current ? "2008-05-01" : "1999-04-01",
                        "1",
                        current ? "" : "2008-04-30",
                        current ? "" : "48",
                        "",
                        "BAL" + point.participant() + "G",
                        "TPNZ",
                        "TPNZ",
                        "2030-03-23",
                        ""))
                .append("\r\n");
    }

    private static List<SupplyPoint> parse(String lines) {
        List<SupplyPoint> points = new ArrayList<>();
        lines.lines().forEach(line -> {
            String[] fields = line.split(" ", 4);
            points.add(new SupplyPoint(Integer.parseInt(fields[0]), fields[1], fields[2], fields[3]));
        });
        return List.copyOf(points);
    }
}
