package io.homewatt.benchmark.floor;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bare server that answers what the benchmark asks the services for, at the same addresses. A process of its own, which
 * tells its port in its first line and ends with its input.
 */
public final class Floor extends AbstractVerticle {
    /** What it is told where the databases are by. */
    static final String DATABASES = "HOMEWATT_FLOOR_DATABASES";

    /** Connections to a database, as many as a service has. */
    private static final int CONNECTIONS = 16;

    /** Failures that are told with their cause; after them the errors of the table say enough. */
    private static final int MOST_TOLD = 5;

    private static final AtomicInteger TOLD = new AtomicInteger();

    private static final int SERVERS = Runtime.getRuntime().availableProcessors();

    /** One port, of the system's choice, for all servers. */
    private static final int ANY_SHARED_PORT = -1;

    private CustomerFloor customers;
    private PropertyFloor properties;
    private AccountFloor accounts;
    private AccountListFloor lists;
    private AlwaysOnFloor alwaysOn;
    private IngestFloor ingest;

    /** Serves until its input ends. */
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(Floor::new, new DeploymentOptions().setInstances(SERVERS))
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
        while (System.in.read() >= 0) {
            // Nothing is said to it.
        }
        System.exit(0);
    }

    @Override
    public void start(Promise<Void> started) {
        customers = new CustomerFloor(pool("customer", Map.of()));
        properties = new PropertyFloor(pool("property", Map.of()));
        Pool account = pool("account", Map.of("plan_cache_mode", "force_generic_plan"));
        accounts = new AccountFloor(account);
        lists = new AccountListFloor(account);
        Pool disaggregation = pool("disaggregation", Map.of());
        alwaysOn = new AlwaysOnFloor(disaggregation);
        ingest = new IngestFloor(disaggregation);
        vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(ANY_SHARED_PORT, "localhost")
                .onSuccess(server -> System.out.println(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** @param settings of its connections, as the service has them */
    private Pool pool(String database, Map<String, String> settings) {
        URI server = URI.create(System.getenv(DATABASES));
        String[] user = server.getUserInfo().split(":", 2);
        var options = new PgConnectOptions()
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setDatabase(database)
                .setUser(user[0])
                .setPassword(user[1])
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(8192);
        settings.forEach(options::addProperty);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(Math.max(1, CONNECTIONS / SERVERS)))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    private void handle(HttpServerRequest request) {
        request.body().compose(content -> answer(Asked.of(request, content))).onComplete(done -> {
            Answer answer = done.result();
            if (answer == null) {
                if (TOLD.getAndIncrement() < MOST_TOLD) {
                    System.err.println("floor: " + done.cause());
                }
                request.response().setStatusCode(500).end();
                return;
            }
            Buffer body = answer.body().toBuffer();
            request.response()
                    .setStatusCode(answer.status())
                    .putHeader("Content-Type", "application/json")
                    .end(body);
        });
    }

    private Future<Answer> answer(Asked asked) {
        int parts = asked.parts().length;
        return switch (asked.part(1)) {
            case "customer" -> customer(asked, parts);
            case "rest" -> account(asked, parts);
            case "ingest" -> ingest.put(asked);
            case "apis" -> alwaysOn.find(asked);
            default -> Future.succeededFuture(Answer.notFound());
        };
    }

    /** {@code /customer/v1/customers/{id}/properties/{id}}. */
    private Future<Answer> customer(Asked asked, int parts) {
        if (parts <= 5) {
            return asked.isPost() ? customers.create(asked) : customers.find(asked);
        }
        return asked.isPost() ? properties.create(asked) : properties.find(asked);
    }

    /** {@code /rest/v1/accounts}, {@code …/{id}}, {@code …/pid/{id}}. */
    private Future<Answer> account(Asked asked, int parts) {
        if (asked.isPost()) {
            return accounts.create(asked);
        }
        if (parts == 4) {
            return asked.parameter("search") == null ? lists.page(asked) : lists.search(asked);
        }
        return parts == 5 ? accounts.byId(asked) : accounts.byProviderId(asked);
    }
}
