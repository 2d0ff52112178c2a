package io.homewatt.account.imports;

import io.homewatt.account.envelope.ObjectProblem;

/** The errors of the import API, besides the general ones. */
enum ImportProblem implements ObjectProblem {
    IMPORT_NOT_FOUND(404, "There is no such import."),
    IMPORT_RUNNING(409, "Another import is running; try again when it has ended.");

    private final int status;
    private final String message;

    ImportProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String objectName() {
        return ImportView.TYPE;
    }
}
