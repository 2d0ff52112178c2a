package io.homewatt.account.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.platform.rest.GeneralProblem;
import io.homewatt.platform.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ImportFileTest {
    private static final int LARGEST = 1_000_000;

    @Test
    void aFileIsReadTwiceAndLeavesNothing() throws IOException {
        try (var file = receive("a,b\n".getBytes())) {
            assertThat(text(file)).isEqualTo("a,b\n");
            assertThat(text(file)).isEqualTo("a,b\n");
            try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("catalogue-import"));
            }
        }
    }

    @Test
    void aCompressedFileIsKnownByItsFirstBytes() throws IOException {
        try (var file = receive(gzip("a,b\n".getBytes()))) {
            assertThat(text(file)).isEqualTo("a,b\n");
            assertThat(text(file)).isEqualTo("a,b\n");
        }
        try (var file = receive(new byte[] {0x1f})) {
            assertThat(text(file)).hasSize(1);
        }
    }

    @Test
    void aBombIsReadNoFurtherThanTheLimit() throws IOException {
        try (var file = receive(gzip(new byte[LARGEST + 1]))) {
            assertThat(file.size()).isLessThan(2_000);
            assertThatThrownBy(() -> text(file)).isInstanceOf(BadFile.class);
        }
    }

    @Test
    void halfACompressedFileIsDamaged() throws IOException {
        byte[] whole = gzip("a,b\n".repeat(1_000).getBytes());
        try (var file = receive(Arrays.copyOf(whole, whole.length / 2))) {
            assertThatThrownBy(() -> text(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileOfTheGreatestSizeIsTakenAndALargerOneRefused() throws IOException {
        receive(new byte[LARGEST]).close();

        assertThatThrownBy(() -> receive(new byte[LARGEST + 1]))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(GeneralProblem.BODY_TOO_LARGE));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> receive(new byte[0])).isInstanceOf(Problem.class);
    }

    private static ImportFile receive(byte[] body) throws IOException {
        return ImportFile.receive(new ByteArrayInputStream(body), LARGEST);
    }

    private static String text(ImportFile file) throws IOException {
        try (InputStream text = file.open()) {
            return new String(text.readAllBytes());
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        }
        return zipped.toByteArray();
    }
}
