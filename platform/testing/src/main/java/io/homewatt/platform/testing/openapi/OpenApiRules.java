package io.homewatt.platform.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every service's OpenAPI document, as tests: a service's own class extends this one. That real answers
 * are as documented is for {@link OpenApiFilter}.
 */
public abstract class OpenApiRules {
    private static final Pattern BRACES = Pattern.compile("\\{[^}]*}");

    private final OpenApiDocument document;
    private final String root;

    /** @param root the service's own package, with its resources */
    protected OpenApiRules(String root) {
        this(root, OpenApiDocument.read());
    }

    OpenApiRules(String root, OpenApiDocument document) {
        this.root = root;
        this.document = document;
    }

    @Test
    final void isOpenApi31() {
        assertThat(document.version()).startsWith("3.1.");
    }

    @Test
    final void everyRouteIsDocumentedAndNoOther() {
        assertThat(documented(operation -> "")).isEqualTo(implemented(route -> ""));
    }

    @Test
    final void everyRouteSaysWhichScopesItNeeds() {
        assertThat(documented(operation -> operation.scopes().toString()))
                .isEqualTo(implemented(route -> route.scopes().toString()));
    }

    @Test
    final void everyPathParameterIsDocumented() {
        for (Operation operation : document.operations()) {
            Set<String> names = operation.parameters().stream()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .map(parameter -> "{" + parameter.path("name").asText() + "}")
                    .collect(Collectors.toSet());
            assertThat(BRACES.matcher(operation.template()).results().map(MatchResult::group))
                    .as("path parameters of %s", operation)
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @DisplayName("API7:2023 Server Side Request Forgery: no route takes an address to call")
    @Test
    final void noRouteTakesAnAddress() {
        for (Operation operation : document.operations()) {
            assertThat(operation.parameters())
                    .extracting(parameter -> parameter.path("name").asText())
                    .noneMatch(OpenApiRules::isAnAddress);
        }
        assertThat(document.root().at("/components/schemas").findParents("format"))
                .noneMatch(schema -> schema.path("format").asText().startsWith("ur"));
        document.root().at("/components/schemas").findValues("properties").forEach(properties -> assertThat(
                        properties.fieldNames())
                .toIterable()
                .noneMatch(OpenApiRules::isAnAddress));
    }

    private static boolean isAnAddress(String name) {
        return name.matches("(?i)(.*_)?(ur[il]|callback|webhook|redirect|host)")
                || name.matches(".*(Ur[il]|Callback|Webhook|Redirect|Host)");
    }

    @Test
    final void everyRouteHasSummaryAndDescribedAnswers() {
        for (Operation operation : document.operations()) {
            assertThat(operation.node().path("summary").asText())
                    .as("summary of %s", operation)
                    .isNotBlank();
            operation.answers().forEach((status, answer) -> assertThat(
                            answer.path("description").asText())
                    .as("description of %s %s", operation, status)
                    .isNotBlank());
        }
    }

    @Test
    final void everythingHasAnExample() {
        List<String> without = new ArrayList<>();
        forEachDocumented((where, operation, node) -> {
            JsonNode schema = document.resolve(node.path("schema"));
            if (operation.examples(node).isEmpty()
                    && !schema.has("example")
                    && !schema.has("examples")
                    && !schema.has("const")) {
                without.add(where);
            }
        });
        assertThat(without).as("what has no example").isEmpty();
    }

    @Test
    final void everyErrorHasAnExampleForEachOfItsCodes() {
        for (Operation operation : document.operations()) {
            operation.answers().forEach((status, answer) -> {
                if (status.startsWith("4") || status.startsWith("5")) {
                    assertThat(operation.codes(answer))
                            .as("codes of %s %s", operation, status)
                            .isNotEmpty();
                }
            });
        }
    }

    @Test
    final void everyExampleFitsItsSchema() {
        List<String> faults = new ArrayList<>();
        forEachDocumented((where, operation, node) -> {
            for (JsonNode example : operation.examples(node)) {
                document.faults(node.path("schema"), example).forEach(fault -> faults.add(where + fault));
            }
        });
        examplesInSchemas(document.root(), "", faults);
        assertThat(faults).isEmpty();
    }

    private void examplesInSchemas(JsonNode node, String where, List<String> faults) {
        if (node.has("type") || node.has("properties") || node.has("allOf")) {
            List<JsonNode> examples = new ArrayList<>();
            if (node.path("examples").isArray()) {
                node.path("examples").forEach(examples::add);
            }
            if (node.has("example")) {
                examples.add(node.path("example"));
            }
            examples.forEach(
                    example -> document.faults(node, example).forEach(fault -> faults.add(where + " example" + fault)));
        }
        node.properties().forEach(member -> {
            if (!member.getKey().equals("example") && !member.getKey().equals("examples")) {
                examplesInSchemas(member.getValue(), where + "/" + member.getKey(), faults);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> examplesInSchemas(element, where + "[]", faults));
        }
    }

    private void forEachDocumented(Documented visit) {
        for (Operation operation : document.operations()) {
            operation
                    .parameters()
                    .forEach(parameter -> visit.at(
                            operation + ", parameter " + parameter.path("name").asText(), operation, parameter));
            operation.body().ifPresent(body -> visit.at(operation + ", body", operation, body));
            operation.answers().forEach((status, answer) -> {
                String where = operation + ", " + status;
                answer.path("content").forEach(media -> visit.at(where, operation, media));
                answer.path("headers")
                        .properties()
                        .forEach(header -> visit.at(
                                where + ", header " + header.getKey(), operation, document.resolve(header.getValue())));
            });
        }
    }

    private Map<String, String> documented(Function<Operation, String> what) {
        return document.operations().stream().collect(Collectors.toMap(Operation::toString, what));
    }

    private Map<String, String> implemented(Function<Route, String> what) {
        return Route.of(root).stream().collect(Collectors.toMap(Route::toString, what));
    }

    @FunctionalInterface
    private interface Documented {
        void at(String where, Operation operation, JsonNode node);
    }
}
