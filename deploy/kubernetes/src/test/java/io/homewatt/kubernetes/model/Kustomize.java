package io.homewatt.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** As much of Kustomize 5.5 as we use: <a href="https://kubectl.docs.kubernetes.io/references/kustomize/">reference</a>. */
public final class Kustomize {
    private Kustomize() {}

    /** A kustomization or a component. */
    public record Kustomization(
            String apiVersion,
            String kind,
            String namespace,
            List<String> resources,
            List<String> components,
            List<String> configurations,
            List<Labels> labels,
            List<Generator> configMapGenerator,
            Map<String, JsonNode> generatorOptions,
            List<Patch> patches,
            List<JsonNode> replacements,
            List<Image> images) {}

    public record Labels(Map<String, String> pairs, boolean includeTemplates, boolean includeSelectors) {}

    public record Generator(
            String name, List<String> files, List<String> envs, List<String> literals, Map<String, JsonNode> options) {}

    public record Patch(String path, String patch, Selector target) {}

    public record Selector(String kind, String name, String labelSelector) {}

    public record Image(String name, String newName, String newTag) {}
}
