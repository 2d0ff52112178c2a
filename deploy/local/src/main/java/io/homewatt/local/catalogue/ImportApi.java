package io.homewatt.local.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The import routes of the account API, called with credentials as its existing clients do. */
final class ImportApi {
    private static final String PATH = "/rest/v1/catalogue/imports";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final String authorization;

    ImportApi(String url, String clientId, String clientSecret) {
        this.url = url.replaceFirst("/+$", "") + PATH;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends the file, however long that takes, and begins its import.
     *
     * @throws ImportFailed if it is not taken
     */
    Import begin(Format format, Path file) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("?format=" + format)
                .header("Content-Type", format.mediaType())
                .POST(BodyPublishers.ofFile(file));
        if (file.toString().endsWith(".gz")) {
            request.header("Content-Encoding", "gzip");
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new ImportFailed("the file was not taken: " + problem(answer));
        }
        return read(answer);
    }

    /**
     * How far an import is; empty if that can't be told now.
     *
     * @throws ImportFailed if there is no such import
     */
    Optional<Import> look(String importId) throws InterruptedException {
        HttpRequest.Builder request = request("/" + URLEncoder.encode(importId, StandardCharsets.UTF_8))
                .timeout(TIMEOUT)
                .GET();
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
                return Optional.empty();
            }
            if (answer.statusCode() != 200) {
                throw new ImportFailed("what became of the import can't be told: " + problem(answer));
            }
            return Optional.of(read(answer));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String rest) {
        return HttpRequest.newBuilder(URI.create(url + rest))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private static Import read(HttpResponse<String> answer) {
        try {
            Import read = JSON.treeToValue(JSON.readTree(answer.body()).at("/results/0"), Import.class);
            if (read != null && read.importId() != null) {
                return read;
            }
        } catch (IOException e) {
            // Told below, without what may be a page of HTML.
        }
        throw new ImportFailed("the answer tells of no import: is this the account API?");
    }

    private static String problem(HttpResponse<String> answer) {
        String message = "";
        try {
            JsonNode fault = JSON.readTree(answer.body()).at("/results/0/message");
            message = fault.asText();
        } catch (IOException e) {
            // The status has to do.
        }
        return (answer.statusCode() + " " + message).strip();
    }
}
