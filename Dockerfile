# All services' images: docker build --build-arg SERVICE=customer-service --tag homewatt/customer-service:1.0.0 .
ARG MAVEN=maven:3.9.11-eclipse-temurin-25-noble
ARG JAVA=eclipse-temurin:25.0.3_9-jre-noble

FROM ${MAVEN} AS build
WORKDIR /build
# The poms alone first: what they name is fetched again only when one of them changes.
COPY pom.xml ./
COPY platform/pom.xml platform/
COPY platform/operations/pom.xml platform/operations/
COPY platform/outbox/pom.xml platform/outbox/
COPY platform/events/pom.xml platform/events/
COPY platform/rest/pom.xml platform/rest/
COPY platform/idempotency/pom.xml platform/idempotency/
COPY platform/access/pom.xml platform/access/
COPY platform/testing/pom.xml platform/testing/
COPY deploy/registry-simulator/pom.xml deploy/registry-simulator/
COPY deploy/meter-simulator/pom.xml deploy/meter-simulator/
COPY deploy/kubernetes/pom.xml deploy/kubernetes/
COPY deploy/local/pom.xml deploy/local/
COPY deploy/benchmark/pom.xml deploy/benchmark/
COPY customer-service/pom.xml customer-service/
COPY property-service/pom.xml property-service/
COPY account-service/pom.xml account-service/
COPY enrichment-worker/pom.xml enrichment-worker/
COPY disaggregation-service/pom.xml disaggregation-service/
RUN --mount=type=cache,target=/root/.m2 mvn -B -q dependency:go-offline -DexcludeReactor=true
COPY . .
ARG SERVICE
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q package -pl ${SERVICE} -am -DskipTests -Dquick -Dspotless.check.skip && \
    cd ${SERVICE}/target/quarkus-app && \
    mkdir -p /layers/libraries/lib/main /layers/own/lib/main && \
    mv lib/main/io.homewatt.* /layers/own/lib/main/ && \
    mv lib/main/* /layers/libraries/lib/main/ && \
    mv lib/boot /layers/libraries/lib/ && \
    mv app quarkus quarkus-run.jar quarkus-app-dependencies.txt /layers/own/

FROM ${JAVA} AS runtime
# Charts are drawn with a font.
RUN apt-get update && \
    apt-get install --yes --no-install-recommends fontconfig fonts-dejavu-core && \
    rm -rf /var/lib/apt/lists/*
WORKDIR /service
# Libraries change seldom and are large; what we write changes with every version and is small.
COPY --from=build /layers/libraries/ ./
COPY --from=build /layers/own/ ./
USER 10001:10001
ENV QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8080 QUARKUS_MANAGEMENT_HOST=0.0.0.0 QUARKUS_MANAGEMENT_PORT=9000 \
    HOMEWATT_LOG_JSON=true
EXPOSE 8080 9000
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
