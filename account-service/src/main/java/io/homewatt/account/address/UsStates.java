package io.homewatt.account.address;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The states, territories and military "states" of the United States, by their postal codes (USPS, Publication 28). */
final class UsStates {
    private static final String NAMES = """
            AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,
            DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,
            KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,
            MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,
            NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,
            SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,
            WV West Virginia,WI Wisconsin,WY Wyoming,AS American Samoa,GU Guam,MP Northern Mariana Islands,
            PR Puerto Rico,VI Virgin Islands,VI US Virgin Islands,AA AA,AE AE,AP AP,
            CA Calif,MA Mass,PA Penn,FL Fla,TX Tex,CT Conn,IL Ill,MI Mich,MN Minn,AZ Ariz,CO Colo""";

    /** The states whose name is a great city's, too. */
    private static final Set<String> CITIES = Set.of("NEW YORK", "WASHINGTON");

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String entry : NAMES.replace("\n", "").split(",")) {
            String code = entry.substring(0, 2);
            CODES.put(code, code);
            CODES.put(code.charAt(0) + " " + code.charAt(1), code);
            CODES.put(Word.key(entry.substring(3)), code);
        }
    }

    private UsStates() {}

    /** The code of a state that is given by its code or name; null if there is none such. */
    static String code(String text) {
        return CODES.get(Word.key(text).strip());
    }

    static boolean isCity(String key) {
        return CITIES.contains(key);
    }
}
