package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountStoryTest {

    private final FakePlatform platform = new FakePlatform(0);
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final AccountStory story =
            new AccountStory(platform.settings(), new Display(new PrintStream(shown), false));

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void theLikeliestTariffIsShownAndThenConfirmed() {
        assertThat(story.tell()).isEqualTo("a");

        assertThat(platform.authorization).startsWith("Basic ");
        assertThat(shown.toString())
                .contains("Pacific Gas & Electric Co, E-1 : 74.03 % likely")
                .contains("PUT /rest/v1/accounts/a/properties  {\"accuracy\":100,\"dataValue\":\"522\"")
                .contains("100 % sure")
                .doesNotContain("Basic e");
    }

    @Test
    void aTariffThatIsSetBeforeAnybodySetItIsNotAsItShouldBe() {
        platform.likelihood = 100;

        assertThatThrownBy(story::tell).isInstanceOf(StepFailed.class).hasMessageContaining("likelihood 100");
    }
}
