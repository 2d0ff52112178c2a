package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlwaysOnStoryTest {

    private final FakePlatform platform = new FakePlatform(0);
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private AlwaysOnStory story;

    @BeforeEach
    void begin() {
        Settings settings = platform.settings();
        story = new AlwaysOnStory(
                settings,
                new Display(new PrintStream(shown), false),
                new Caller(settings, settings.organisation("A")),
                folder);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void theMonthItsFigureAndWhereTheChartIsAreShown() {
        story.tell("customer_1", "property_2", "0005834930RN094");

        assertThat(platform.uploaded)
                .contains("name=\"customer_id\"\r\n\r\ncustomer_1\r\n")
                .contains("name=\"property_id\"\r\n\r\nproperty_2\r\n")
                .contains("\r\n\r\nHDR,ICPCONS,1.4,")
                .contains("\r\nDET,,0005834930RN094,000,NZ");
        assertThat(shown.toString())
                .contains("50 % of the month")
                .contains("/consumption/alwayson/chart?utilityAccountId=home-")
                .contains(folder.resolve("always-on.svg").toString());
        assertThat(folder.resolve("always-on.svg")).hasContent("<svg/>");
    }

    @Test
    void aHomeThatUsesNothingIsNotAsItShouldBe() {
        platform.alwaysOn = new JsonObject().put("response", new JsonObject().put("value", 0));

        assertThatThrownBy(() -> story.tell("customer_1", "property_2", "0005834930RN094"))
                .isInstanceOf(StepFailed.class);
    }
}
