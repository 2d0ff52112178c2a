package io.homewatt.disaggregation.reads;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows as one statement takes them: of each key one, in the order of keys, and as text. Making it is work for a worker
 * thread, when there are many.
 */
public final class ReadBatch {
    final String[] organisations;
    final String[] sources;
    final String[] days;
    final String[] channels;
    final String[] seconds;
    final String[] phases;
    final String[] energies;
    final String[] estimated;
    final String[] issued;
    private final Set<YearMonth> months;

    private ReadBatch(List<DayRow> rows) {
        int size = rows.size();
        organisations = new String[size];
        sources = new String[size];
        days = new String[size];
        channels = new String[size];
        seconds = new String[size];
        phases = new String[size];
        energies = new String[size];
        estimated = new String[size];
        issued = new String[size];
        ArrayText text = new ArrayText();
        for (int i = 0; i < size; i++) {
            DayRow row = rows.get(i);
            organisations[i] = row.organisation();
            sources[i] = row.source();
            days[i] = row.day().toString();
            channels[i] = Reads.name(row.channel());
            seconds[i] = String.valueOf(row.seconds());
            phases[i] = String.valueOf(row.phase());
            energies[i] = text.of(row.energy());
            estimated[i] = text.of(row.estimated());
            issued[i] = text.of(row.issued());
        }
        months = rows.stream().map(row -> YearMonth.from(row.day())).collect(Collectors.toUnmodifiableSet());
    }

    /** The rows in any order; those of one key are merged. */
    public static ReadBatch of(Collection<DayRow> rows) {
        List<DayRow> sorted = new ArrayList<>(rows);
        sorted.sort(DayRow.BY_KEY);
        List<DayRow> merged = new ArrayList<>(sorted.size());
        for (DayRow row : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && DayRow.BY_KEY.compare(merged.get(last), row) == 0) {
                merged.set(last, merged.get(last).merge(row));
            } else {
                merged.add(row);
            }
        }
        return new ReadBatch(merged);
    }

    /** The months whose partitions the rows need. */
    public Set<YearMonth> months() {
        return months;
    }

    int size() {
        return sources.length;
    }
}
