package io.homewatt.platform.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The rules, broken one by one in the sample document. */
class OpenApiRulesTest {
    @Test
    void anUndocumentedRouteIsFound() {
        refuses("  /thing/v1/things:\n", "  /thing/v1/other:\n", OpenApiRules::everyRouteIsDocumentedAndNoOther);
    }

    @Test
    void aRouteThatIsNotThereIsFound() {
        refuses("    get:\n", "    put:\n", OpenApiRules::everyRouteIsDocumentedAndNoOther);
    }

    @Test
    void aWrongScopeIsFound() {
        refuses("things:read", "things:write", OpenApiRules::everyRouteSaysWhichScopesItNeeds);
    }

    @Test
    void anExampleThatDoesNotFitIsFound() {
        refuses("{name: Lamp}", "{name: 17}", OpenApiRules::everyExampleFitsItsSchema);
        refuses("{name: Lamp}", "{name: Lamp, color: red}", OpenApiRules::everyExampleFitsItsSchema);
        refuses("examples: [Lamp]", "examples: [17]", OpenApiRules::everyExampleFitsItsSchema);
        refuses("at: '2026", "at: 'on 2026", OpenApiRules::everyExampleFitsItsSchema);
        refuses("example: 1}", "example: one}", OpenApiRules::everyExampleFitsItsSchema);
    }

    @Test
    void aMissingExampleIsFound() {
        refuses("            example: {name: Lamp}\n", "", OpenApiRules::everythingHasAnExample);
        refuses(", example: k1", "", OpenApiRules::everythingHasAnExample);
    }

    @Test
    void anErrorWithoutACodeIsFound() {
        refuses(
                "          example: {success: false, error: {code: thing_not_found}}\n",
                "",
                OpenApiRules::everyErrorHasAnExampleForEachOfItsCodes);
    }

    @Test
    void aPathParameterThatIsNotDocumentedIsFound() {
        refuses("name: thing_id, in: path", "name: id, in: path", OpenApiRules::everyPathParameterIsDocumented);
    }

    private static void refuses(String documented, String instead, Consumer<OpenApiRules> rule) {
        String sample = sample();
        assertThat(sample).contains(documented);
        var rules = new OpenApiRules(
                "io.homewatt.platform.testing.openapi.sample",
                OpenApiDocument.of(sample.replace(documented, instead))) {};

        assertThatThrownBy(() -> rule.accept(rules)).isInstanceOf(AssertionError.class);
    }

    private static String sample() {
        try (var file = OpenApiRulesTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
