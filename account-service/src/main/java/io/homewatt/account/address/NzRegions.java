package io.homewatt.account.address;

import java.util.HashMap;
import java.util.Map;

/** The regions of New Zealand by their codes (ISO 3166-2:NZ); an address shows none. */
final class NzRegions {
    private static final String NAMES =
            "AUK Auckland,BOP Bay of Plenty,CAN Canterbury,CIT Chatham Islands,GIS Gisborne,"
                    + "HKB Hawkes Bay,MWT Manawatu-Whanganui,MWT Manawatu-Wanganui,MBH Marlborough,NSN Nelson,NTL Northland,"
                    + "OTA Otago,STL Southland,TKI Taranaki,TAS Tasman,WKO Waikato,WGN Wellington,WTC West Coast";

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String entry : NAMES.split(",")) {
            String code = entry.substring(0, 3);
            String name = Word.key(entry.substring(4));
            CODES.put(code, code);
            CODES.put(name, code);
            CODES.put(name + " REGION", code);
        }
    }

    private NzRegions() {}

    /** The code of a region that is given by its code or name; null if there is none such. */
    static String code(String text) {
        return CODES.get(Word.key(text).strip());
    }
}
