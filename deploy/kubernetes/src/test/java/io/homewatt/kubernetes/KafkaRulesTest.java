package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.kubernetes.model.Keda.ScaledObject;
import io.strimzi.api.kafka.model.common.template.ExternalTrafficPolicy;
import io.strimzi.api.kafka.model.connect.KafkaConnect;
import io.strimzi.api.kafka.model.connector.KafkaConnector;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics, and who may do what with them. */
class KafkaRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Z_]+)}");

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    static Stream<Arguments> services() {
        return Overlay.all().flatMap(overlay -> overlay.kind("Deployment")
                .filter(manifest -> manifest.label("homewatt.io/runs").equals("service"))
                .map(manifest -> Arguments.of(overlay, manifest.name())));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServicesTopicsAreDeclaredAndItMayUseThemAndNoOthers(Overlay overlay, String service) {
        ServiceSettings settings = ServiceSettings.of(service);
        Set<String> read = settings.topics("incoming", "topic");
        Set<String> written = settings.topics("incoming", "dead-letter-queue.topic");
        written.addAll(settings.topics("outgoing", "topic"));
        assertThat(topics(overlay).keySet()).containsAll(read).containsAll(written);
        assertThat(allowed(overlay, service, AclOperation.READ)).isEqualTo(read);
        assertThat(allowed(overlay, service, AclOperation.WRITE)).isEqualTo(written);
        assertThat(groups(overlay, service)).isEqualTo(settings.topics("incoming", "group.id"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyTopicOfEventsHasItsDeadLettersWithAsManyPartitions(Overlay overlay) {
        Map<String, KafkaTopic> topics = topics(overlay);
        List<String> events = topics.keySet().stream()
                .filter(name -> name.matches("homewatt\\.[a-z-]+\\.v1"))
                .toList();
        assertThat(events).hasSize(6).allSatisfy(name -> assertThat(
                        topics.get(name + ".dead-letter").getSpec().getPartitions())
                .isEqualTo(topics.get(name).getSpec().getPartitions()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyTopicOfEventsHasAWriterAndAReader(Overlay overlay) {
        // Who puts dead letters back may write to all topics, and is not where events come from.
        List<String> users = overlay.kind("KafkaUser")
                .map(Manifest::name)
                .filter(name -> !name.equals("dead-letters"))
                .toList();
        for (AclOperation operation : List.of(AclOperation.WRITE, AclOperation.READ)) {
            assertThat(users.stream().flatMap(user -> allowed(overlay, user, operation).stream()))
                    .as(operation.toString())
                    .containsAll(labelled(overlay, "events"));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatWasPutAsideCanBeReadAndPutBack(Overlay overlay) {
        assertThat(allowed(overlay, "dead-letters", AclOperation.READ)).isEqualTo(labelled(overlay, "dead-letters"));
        assertThat(allowed(overlay, "dead-letters", AclOperation.WRITE)).isEqualTo(labelled(overlay, "events"));
        String program = Checkout.text("deploy/local/src/main/java/io/homewatt/local/deadletters/KafkaOptions.java");
        assertThat(groups(overlay, "dead-letters"))
                .hasSize(1)
                .allMatch(group -> program.contains("GROUP = \"" + group + "\""));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyListenerAsksForACertificateAndNamesWhoMayComeToIt(Overlay overlay) {
        List<GenericKafkaListener> listeners = overlay.find("Kafka", "homewatt")
                .orElseThrow()
                .as(Kafka.class)
                .getSpec()
                .getKafka()
                .getListeners();
        assertThat(listeners).extracting(GenericKafkaListener::getName).containsExactly("tls", "external");
        assertThat(listeners).allSatisfy(listener -> {
            assertThat(listener.isTls()).isTrue();
            assertThat(listener.getAuth().getType()).isEqualTo("tls");
            assertThat(listener.getNetworkPolicyPeers())
                    .isNotEmpty()
                    .allMatch(peer -> peer.getIpBlock() == null
                            || !peer.getIpBlock().getCidr().endsWith("/0"));
        });
        // Else the policy would see a node in place of the client.
        assertThat(listeners.get(1).getConfiguration().getExternalTrafficPolicy())
                .isEqualTo(ExternalTrafficPolicy.LOCAL);
        assertThat(listeners.get(1).getNetworkPolicyPeers())
                .extracting(peer -> peer.getIpBlock().getCidr())
                .containsExactly(overlay.setting("kafka-clients"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noTopicHasMoreCopiesThanThereAreBrokers(Overlay overlay) {
        int brokers = overlay.kind("KafkaNodePool")
                .filter(pool -> pool.spec().path("roles").toString().contains("broker"))
                .mapToInt(pool -> pool.spec().path("replicas").asInt())
                .sum();
        var config = overlay.find("Kafka", "homewatt").orElseThrow().spec().at("/kafka/config");
        assertThat(config.path("auto.create.topics.enable").asBoolean(true)).isFalse();
        assertThat(topics(overlay).values()).allSatisfy(topic -> {
            assertThat(topic.getSpec().getReplicas()).isLessThanOrEqualTo(brokers);
            assertThat(topic.getSpec().getReplicas())
                    .isGreaterThanOrEqualTo(config.path("min.insync.replicas").asInt());
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyConnectorIsAsItsFileSays(Overlay overlay) throws JsonProcessingException {
        Map<String, KafkaConnector> connectors = overlay.all("KafkaConnector", KafkaConnector.class).stream()
                .collect(Collectors.toMap(connector -> connector.getMetadata().getName(), connector -> connector));
        List<Path> files = Checkout.files(Checkout.ROOT.resolve("deploy/connect"), ".json");
        assertThat(connectors.keySet())
                .containsExactlyInAnyOrderElementsOf(files.stream()
                        .map(file -> file.getFileName().toString().replace(".json", ""))
                        .toList());
        for (Path file : files) {
            KafkaConnector connector =
                    connectors.get(file.getFileName().toString().replace(".json", ""));
            Map<String, String> wanted =
                    JSON.readValue(Checkout.text(Checkout.ROOT.relativize(file).toString()), new TypeReference<>() {});
            Map<String, String> found = new LinkedHashMap<>();
            connector.getSpec().getConfig().forEach((name, value) -> found.put(name, String.valueOf(value)));
            found.put("connector.class", connector.getSpec().getClassName());
            found.put("tasks.max", String.valueOf(connector.getSpec().getTasksMax()));
            assertThat(found).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatTheConnectorsReferToIsInTheWorkersEnvironment(Overlay overlay) {
        KafkaConnect connect =
                overlay.find("KafkaConnect", "outbox").orElseThrow().as(KafkaConnect.class);
        Set<String> set = connect.getSpec().getTemplate().getConnectContainer().getEnv().stream()
                .map(variable -> variable.getName())
                .collect(Collectors.toSet());
        Set<String> referredTo = overlay.kind("KafkaConnector")
                .flatMap(connector ->
                        REFERENCE.matcher(connector.node().toString()).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(set).isEqualTo(referredTo);
        assertThat(overlay.kind("KafkaConnector"))
                .allSatisfy(connector -> assertThat(connector.label("strimzi.io/cluster"))
                        .isEqualTo(connect.getMetadata().getName()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void connectMayWriteWhatServicesSayAndItsSignsOfLife(Overlay overlay) {
        KafkaConnect connect =
                overlay.find("KafkaConnect", "outbox").orElseThrow().as(KafkaConnect.class);
        Set<String> books = Set.of(
                connect.getSpec().getConfigStorageTopic(),
                connect.getSpec().getOffsetStorageTopic(),
                connect.getSpec().getStatusStorageTopic());
        Set<String> written = allowed(overlay, "outbox-connect", AclOperation.WRITE);
        assertThat(topics(overlay).keySet()).containsAll(written).containsAll(books);
        assertThat(written).containsAll(books).containsAll(topicsOfOutboxes());
        assertThat(overlay.kind("KafkaConnector")
                        .map(connector -> connector
                                        .spec()
                                        .at("/config/topic.heartbeat.prefix")
                                        .asText()
                                + "."
                                + connector.spec().at("/config/topic.prefix").asText()))
                .allMatch(written::contains);
        assertThat(allowed(overlay, "outbox-connect", AclOperation.READ)).isEqualTo(books);
        assertThat(groups(overlay, "outbox-connect"))
                .containsExactly(connect.getSpec().getGroupId());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void scalingByLagLooksAtGroupsAndTopicsThatThereAreInItsOwnCluster(Overlay overlay) {
        String namespace = overlay.kind("Namespace").findFirst().orElseThrow().name();
        assertThat(overlay.all("ScaledObject", ScaledObject.class)).allSatisfy(object -> {
            ServiceSettings settings =
                    ServiceSettings.of(object.spec().scaleTargetRef().name());
            assertThat(object.spec().triggers()).isNotEmpty().allSatisfy(trigger -> {
                assertThat(settings.topics("incoming", "topic"))
                        .contains(trigger.metadata().topic());
                assertThat(settings.topics("incoming", "group.id"))
                        .contains(trigger.metadata().consumerGroup());
                assertThat(trigger.metadata().bootstrapServers())
                        .isEqualTo("homewatt-kafka-bootstrap." + namespace + ".svc:9093");
                assertThat(object.spec().maxReplicaCount())
                        .isLessThanOrEqualTo(topics(overlay)
                                .get(trigger.metadata().topic())
                                .getSpec()
                                .getPartitions());
            });
        });
    }

    private static Map<String, KafkaTopic> topics(Overlay overlay) {
        return overlay.all("KafkaTopic", KafkaTopic.class).stream()
                .collect(Collectors.toMap(topic -> topic.getMetadata().getName(), topic -> topic));
    }

    private static Set<String> labelled(Overlay overlay, String label) {
        return overlay.kind("KafkaTopic")
                .filter(topic -> topic.label("homewatt.io/topic").equals(label))
                .map(Manifest::name)
                .collect(Collectors.toSet());
    }

    /** The topics that services with a database name in their code: what they say goes there through their outbox. */
    private static Set<String> topicsOfOutboxes() {
        Pattern constant = Pattern.compile("TOPIC = \"(homewatt\\.[a-z.-]+v1)\"");
        return Stream.of("customer", "property", "account", "disaggregation")
                .flatMap(name -> javaFiles(name + "-service"))
                .flatMap(source -> constant.matcher(source).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> javaFiles(String service) {
        return Checkout.files(Checkout.ROOT.resolve(service).resolve("src/main/java"), ".java").stream()
                .map(file -> Checkout.text(Checkout.ROOT.relativize(file).toString()));
    }

    private static Set<String> allowed(Overlay overlay, String user, AclOperation operation) {
        return rules(overlay, user)
                .filter(rule -> rule.getOperations().contains(operation))
                .filter(rule -> rule.getResource() instanceof AclRuleTopicResource)
                .map(rule -> ((AclRuleTopicResource) rule.getResource()).getName())
                .collect(Collectors.toSet());
    }

    private static Set<String> groups(Overlay overlay, String user) {
        return rules(overlay, user)
                .filter(rule -> rule.getOperations().contains(AclOperation.READ))
                .filter(rule -> rule.getResource() instanceof AclRuleGroupResource)
                .map(rule -> ((AclRuleGroupResource) rule.getResource()).getName())
                .collect(Collectors.toSet());
    }

    private static Stream<AclRule> rules(Overlay overlay, String name) {
        KafkaUser user = overlay.find("KafkaUser", name).orElseThrow().as(KafkaUser.class);
        assertThat(user.getSpec().getAuthentication().getType()).isEqualTo("tls");
        return user.getSpec().getAuthorization() instanceof KafkaUserAuthorizationSimple simple
                ? simple.getAcls().stream()
                : Stream.empty();
    }
}
