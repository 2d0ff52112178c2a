package io.homewatt.account.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A file of the Utility Rate Database, in whatever shape: its rates one after the other. */
interface UrdbSource {
    /**
     * @throws BadFile when it isn't of this shape, or not to its end
     * @throws IOException when it can't be read
     */
    void read(InputStream text, Each each) throws IOException;

    /** What to do with each rate. */
    interface Each {
        /**
         * @param line where it begins
         * @param label what the database calls it, or null
         * @param supersedes the label of the one that it replaces, or null
         * @param rate all of it, as the database's API has it; {@link BadRecord} when it can't be had
         */
        void rate(long line, String label, String supersedes, Supplier<ObjectNode> rate);
    }
}
