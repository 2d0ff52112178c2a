package io.homewatt.account.imports;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Imports a file in the background. */
@ApplicationScoped
class ImportCatalogue {
    private static final Logger LOG = Logger.getLogger(ImportCatalogue.class);
    private static final String DAMAGED = "The file can't be read to its end: it is damaged, or ends early.";
    private static final String OUR_FAULT = "Something went wrong on our side; import the file again.";

    private final Transactions transactions;
    private final Imports imports;
    private final FindImports findImports;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "catalogue-import"));

    ImportCatalogue(Transactions transactions, Imports imports, FindImports findImports) {
        this.transactions = transactions;
        this.imports = imports;
        this.findImports = findImports;
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /**
     * Begins to import a file, which is closed when that has ended, or can't begin.
     *
     * @return the import; fails with {@link Problem} when another one runs
     */
    Uni<ImportView> start(String organisation, ImportFormat format, ImportFile file) {
        UUID id = ids.generate();
        return transactions
                .write(session -> imports.begin(session, id, organisation, format))
                .invoke(begun -> {
                    if (!begun) {
                        throw new Problem(ImportProblem.IMPORT_RUNNING);
                    }
                })
                .chain(() -> findImports.byId(organisation, id.toString()))
                .invoke(() -> worker.execute(() -> run(id, format, file)))
                .onFailure()
                .invoke(() -> close(file));
    }

    private void run(UUID id, ImportFormat format, ImportFile file) {
        Importer importer = format.importer();
        var run = new ImportRun(id, importer, imports, transactions);
        try (file) {
            LOG.infof("Import %s of %s begins: %d bytes", id, format.wireName(), file.size());
            String failure = failure(importer, file, run);
            run.end(failure);
            LOG.infof("Import %s ended: %s", id, run);
        } catch (Exception e) {
            // Such as a database that is down. Whoever asks for the import will see that it is silent.
            LOG.errorf(e, "Import %s ended, and couldn't tell", id);
        }
    }

    /** Why it ended early; null when it didn't. */
    private static String failure(Importer importer, ImportFile file, ImportRun run) {
        try {
            importer.read(file, run);
            run.finish();
            return null;
        } catch (BadFile e) {
            run.finish();
            return e.getMessage();
        } catch (IOException e) {
            run.finish();
            return DAMAGED;
        } catch (RuntimeException e) {
            LOG.errorf(e, "An import failed");
            return OUR_FAULT;
        }
    }

    private static void close(ImportFile file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warnf(e, "A file couldn't be closed");
        }
    }
}
