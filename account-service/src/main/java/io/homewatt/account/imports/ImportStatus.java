package io.homewatt.account.imports;

/** How an import is getting on. */
enum ImportStatus {
    RUNNING,
    /** Everything that could be read is in the catalogue. */
    COMPLETED,
    /** It ended early; what had been read by then is in the catalogue. */
    FAILED
}
