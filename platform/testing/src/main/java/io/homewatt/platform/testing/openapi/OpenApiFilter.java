package io.homewatt.platform.testing.openapi;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;

/**
 * Holds every answer of the service under test against its OpenAPI document: {@code given().filter(new
 * OpenApiFilter())}. An answer that isn't documented, or not as it is, fails the test.
 */
public final class OpenApiFilter implements Filter {
    private final OpenApiDocument document;

    /** Of the document on the class path. */
    public OpenApiFilter() {
        this(Holder.DOCUMENT);
    }

    OpenApiFilter(OpenApiDocument document) {
        this.document = document;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        List<String> faults = faults(request, answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s -> %d is not as documented:%n%s%n%s"
                    .formatted(
                            request.getMethod(),
                            request.getURI(),
                            answer.statusCode(),
                            String.join(System.lineSeparator(), faults),
                            answer.asString()));
        }
        return answer;
    }

    private List<String> faults(FilterableRequestSpecification request, Response answer) {
        int status = answer.statusCode();
        String method = method(request);
        List<String> templates = document.templates(URI.create(request.getURI()).getRawPath());
        if (templates.isEmpty()) {
            return status == 404 || status == 400 ? List.of() : List.of("The path is not documented");
        }
        for (String template : templates) {
            var operation = document.operation(method, template);
            if (operation.isPresent()) {
                return operation
                        .get()
                        .answer(status)
                        .map(documented -> new Exchange(operation.get(), documented, request, answer).faults())
                        .orElse(List.of("The status is not documented for " + operation.get()));
            }
        }
        return status == 405 || status == 400 ? List.of() : List.of("The method is not documented");
    }

    /** HEAD is what Quarkus makes of a documented GET, without the body. */
    private String method(FilterableRequestSpecification request) {
        return switch (request.getMethod()) {
            case "HEAD" -> "GET";
            case "POST" ->
                document.methodParameter().map(Exchange.query(request)::get).orElse("POST");
            default -> request.getMethod();
        };
    }

    /** Reads the document once. */
    private static final class Holder {
        static final OpenApiDocument DOCUMENT = OpenApiDocument.read();
    }
}
