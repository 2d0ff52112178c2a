package io.homewatt.platform.testing.openapi;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A route that a JAX-RS resource has, as its class or one that it extends says. */
record Route(String method, String template, Set<String> scopes) {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final String PATH = JAX_RS + "Path";

    /**
     * The routes of the resources in a package and those below it. Interfaces are clients of others, and what is inside of
     * another class is a test's own.
     */
    static List<Route> of(String root) {
        return new ClassFileImporter()
                .importPackages(root).stream()
                        .filter(type -> !type.isInterface() && type.isTopLevelClass() && type.isAnnotatedWith(PATH))
                        .flatMap(type -> type.getAllMethods().stream()
                                // The compiler's own copies have the annotations, too.
                                .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
                                .flatMap(method -> of(type, method)))
                        .toList();
    }

    private static Stream<Route> of(JavaClass type, JavaMethod method) {
        return METHODS.stream()
                .filter(name -> method.isAnnotatedWith(JAX_RS + name))
                .map(name -> new Route(
                        name,
                        template(value(type.tryGetAnnotationOfType(PATH)), value(method.tryGetAnnotationOfType(PATH))),
                        scopes(method)));
    }

    private static String template(String base, String rest) {
        String path = "/" + base + "/" + rest;
        return path.replaceAll("\\{\\s*([\\w-]+)\\s*:[^}]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }

    private static Set<String> scopes(JavaMethod method) {
        return method.tryGetAnnotationOfType("io.quarkus.security.PermissionsAllowed")
                .map(annotation -> (Set<String>)
                        new TreeSet<>(List.of((String[]) annotation.get("value").orElseThrow())))
                .orElse(Set.of());
    }

    private static String value(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation.map(path -> (String) path.get("value").orElse("")).orElse("");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
