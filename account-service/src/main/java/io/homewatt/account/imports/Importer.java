package io.homewatt.account.imports;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import org.hibernate.reactive.mutiny.Mutiny;

/** How the records of one format are read, and how they get into the catalogue. Each run has its own. */
interface Importer {
    /**
     * Reads the file from start to end, on a thread that may wait, and gives its rows to the run. What is wrong with
     * one record is told to the run.
     *
     * @throws BadFile when it is not of this format, or not to the end
     * @throws IOException when it isn't what it was compressed from
     */
    void read(ImportFile file, ImportRun run) throws IOException;

    /**
     * Writes rows that {@link #read} gave to the run; rows that are in the catalogue as they are stay untouched.
     *
     * @param batch a JSON array of them
     */
    Uni<Written> write(Mutiny.Session session, String batch);
}
