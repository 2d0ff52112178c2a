package io.homewatt.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.homewatt.simulator.meter.MeterRead;
import io.homewatt.simulator.meter.SyntheticHouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What a New Zealand retailer sends who asks for a home's half-hours: EIEP13A, version 1.4, of a home that is made up. */
final class MeterFile {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");

    private MeterFile() {}

    /** The file of a month, with what a real meter delivers: gaps, zeros and estimates. */
    static byte[] of(String icp, SyntheticHouse house) {
        YearMonth month = house.month();
        List<MeterRead> reads = house.deliveredReads();
        String header = "HDR,ICPCONS,1.4,DEMO,DEMO,HOME,%s,demo,%08d,%s,%s\r\n"
                .formatted(
                        DATE.format(LocalDate.now(SyntheticHouse.ZONE)),
                        reads.size(),
                        DATE.format(month.atDay(1)),
                        DATE.format(month.atEndOfMonth()));
        StringBuilder file = new StringBuilder(header);
        for (MeterRead read : reads) {
            ZonedDateTime begin = read.begin().atZone(SyntheticHouse.ZONE);
            file.append("DET,,%s,000,%s,DEMO1,X,UN,24,%s,%s,%s,%s,0.00\r\n"
                    .formatted(
                            icp,
                            SyntheticHouse.ZONE.getRules().isDaylightSavings(read.begin()) ? "NZDT" : "NZST",
                            TIME.format(begin.plusSeconds(1)),
                            // The end is on the clock that the line begins by.
                            TIME.format(begin.toLocalDateTime().plusSeconds(read.seconds())),
                            read.estimated() ? "ES" : "RD",
                            BigDecimal.valueOf(read.milliwattHours(), 6).setScale(2, RoundingMode.HALF_UP)));
        }
        return file.toString().getBytes(UTF_8);
    }
}
