package io.homewatt.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What an overlay comes to, as {@code kubectl kustomize} renders it. */
record Overlay(String name, List<Manifest> manifests) {
    private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();
    private static final boolean KUBECTL = hasKubectl();

    /** The folders below {@code overlays}. */
    static Stream<String> names() {
        try (Stream<Path> folders = Files.list(Checkout.KUBERNETES.resolve("overlays"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All overlays; the test is skipped, and says so, where there is no kubectl. */
    static Stream<Overlay> all() {
        assumeTrue(KUBECTL, "kubectl is not installed: the overlays are NOT rendered, only their files are checked");
        return names().map(name -> RENDERED.computeIfAbsent(
                name, each -> render(Checkout.KUBERNETES.resolve("overlays").resolve(each))));
    }

    /** What a folder comes to that is no overlay of ours. */
    static Overlay of(Path folder) {
        assumeTrue(KUBECTL, "kubectl is not installed: nothing is rendered");
        return render(folder);
    }

    Stream<Manifest> kind(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    <T> List<T> all(String kind, Class<T> type) {
        return kind(kind).map(manifest -> manifest.as(type)).toList();
    }

    Optional<Manifest> find(String kind, String name) {
        return kind(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    /** One of its own settings and addresses, of {@code settings.env}. */
    String setting(String name) {
        return kind("ConfigMap")
                .filter(map -> map.name().startsWith("settings-"))
                .findFirst()
                .orElseThrow()
                .node()
                .path("data")
                .path(name)
                .asText();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Overlay render(Path folder) {
        String name = folder.getFileName().toString();
        try {
            Path errors = Files.createTempFile("kustomize", ".log");
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectError(errors.toFile())
                    .start();
            String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = kubectl.waitFor();
            String complaint = Files.readString(errors);
            Files.delete(errors);
            if (code != 0 || !complaint.isBlank()) {
                throw new AssertionError("kubectl kustomize " + folder + ": " + complaint);
            }
            return new Overlay(name, Manifest.of("overlay " + name, yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean hasKubectl() {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "version", "--client")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kubectl.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
