package io.pivot5.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.catalogue.NarrowRelation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {
    @TempDir
    private Path folder;

    @Test
    void aFlagComesBeforeTheEnvironmentBeforeTheFileBeforeTheDefault() throws Exception {
        Path file = file("port: 1003\nhost: ::1\nqueue_max: 7");
        Configuration all = ConfigurationLoader.load(
                Map.of("--port", "1001"), Map.of("PIVOT5_PORT", "1002", "PIVOT5_HOST", "127.0.0.2"), Optional.of(file));
        assertThat(all.get(Settings.PORT_NUMBER)).isEqualTo(1001);
        assertThat(all.origin(Settings.PORT_NUMBER)).isEqualTo("--port");
        assertThat(all.get(Settings.HOST)).isEqualTo("127.0.0.2");
        assertThat(all.get(Settings.QUEUE_MAX)).isEqualTo(7);
        assertThat(all.origin(Settings.QUEUE_MAX)).isEqualTo("settings.yaml");
        assertThat(all.get(Settings.SYNC_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(all.origin(Settings.SYNC_TIMEOUT)).isEqualTo("default");
    }

    @Test
    void theAliasesOfTheSeedWorkAndTheOwnNameComesFirst() throws Exception {
        Configuration configuration = environment(Map.of(
                "HOST", "0.0.0.0",
                "PORT", "5000",
                "PIVOT5_PORT", "5001",
                "S3_ENDPOINT", "http://localhost:9000",
                "S3_ACCESS_KEY", "a",
                "S3_SECRET_KEY", "s",
                "S3_BUCKET", "b",
                "S3_REGION", "eu-1",
                "DEBUG", "True",
                "CORS_ORIGINS", "http://a, http://b"));
        assertThat(configuration.get(Settings.HOST)).isEqualTo("0.0.0.0");
        assertThat(configuration.get(Settings.PORT_NUMBER)).isEqualTo(5001);
        assertThat(configuration.get(Settings.STORE)).isEqualTo(new StoreChoice.S3());
        assertThat(configuration.get(Settings.S3_REGION)).isEqualTo("eu-1");
        assertThat(configuration.get(Settings.LOG_LEVEL)).isEqualTo(LogLevel.DEBUG);
        assertThat(configuration.get(Settings.CORS_ORIGINS)).containsExactly("http://a", "http://b");
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void aMalformedAliasIsIgnoredWithOneWarning() throws Exception {
        Configuration configuration =
                environment(Map.of("HOST", "x86_64-conda-linux-gnu", "DEBUG", "express:*", "PORT", "tcp://10.0.0.1"));
        assertThat(configuration.get(Settings.HOST)).isEqualTo("127.0.0.1");
        assertThat(configuration.get(Settings.PORT_NUMBER)).isEqualTo(8080);
        assertThat(configuration.get(Settings.LOG_LEVEL)).isEqualTo(LogLevel.INFO);
        assertThat(configuration.warnings()).hasSize(3).allMatch(warning -> warning.contains("is ignored"));
    }

    @Test
    void debugFalseSaysNothing() throws Exception {
        Configuration configuration = environment(Map.of("DEBUG", "False"));
        assertThat(configuration.get(Settings.LOG_LEVEL)).isEqualTo(LogLevel.INFO);
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void anUnknownSettingStopsTheStartAndTheOneMeantIsNamed() {
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_PROT", "1")))
                .isInstanceOf(SettingException.class)
                .hasMessage("unknown setting PIVOT5_PROT, did you mean PIVOT5_PORT?");
        assertThatThrownBy(() -> ConfigurationLoader.load(Map.of(), Map.of(), Optional.of(file("prot: 1"))))
                .hasMessageContaining("settings.yaml: unknown setting prot, did you mean port?");
        assertThatThrownBy(() -> ConfigurationLoader.load(Map.of("--prot", "1"), Map.of(), Optional.empty()))
                .hasMessage("unknown setting --prot, did you mean --port?");
    }

    @Test
    void aMalformedSettingStopsTheStartWithItsNameAsItWasWritten() {
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_PORT", "99999")))
                .hasMessage("PIVOT5_PORT must be a whole number from 0 to 65535, not \"99999\"");
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_ROLES", "api,cook")))
                .hasMessageStartingWith("PIVOT5_ROLES must be a list of api, worker, viewer");
        assertThatThrownBy(() -> ConfigurationLoader.load(Map.of(), Map.of(), Optional.of(file("sync_timeout: soon"))))
                .hasMessageStartingWith("sync_timeout (settings.yaml) must be a span of time");
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_SOURCES_NARROW", "[{\"relation\":\"r\"}]")))
                .hasMessageStartingWith("PIVOT5_SOURCES_NARROW must be a list of {channel, relation");
    }

    @Test
    void aMalformedSecretIsNotQuoted() {
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_SOURCE", "postgresql://me:hush hush@db/x")))
                .hasMessageStartingWith("PIVOT5_SOURCE must be a URL")
                .hasMessageNotContaining("hush")
                .satisfies(failure ->
                        assertThat(String.valueOf(failure.getCause())).doesNotContain("hush"));
    }

    @Test
    void secretsAreReadFromFilesAndNeverShown() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "postgresql://me:hush@db:5433/x\n");
        Configuration configuration = environment(Map.of("PIVOT5_SOURCE_FILE", secret.toString()));
        assertThat(configuration.get(Settings.SOURCE).password()).isEqualTo("hush");
        assertThat(configuration.get(Settings.SOURCE).port()).isEqualTo(5433);
        assertThat(configuration.describe()).contains("********").contains("PIVOT5_SOURCE_FILE");
        assertThat(configuration.describe()).doesNotContain("hush");
        assertThat(configuration.get(Settings.SOURCE).toString()).doesNotContain("hush");
    }

    @Test
    void onlySecretsHaveFiles() {
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_PORT_FILE", "/x")))
                .hasMessageStartingWith("unknown setting PIVOT5_PORT_FILE");
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_SOURCE_FILE", "/nowhere/at/all")))
                .hasMessage("PIVOT5_SOURCE_FILE: cannot read /nowhere/at/all");
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_SOURCE_FILE", "/x", "PIVOT5_SOURCE", "postgresql://a/b")))
                .hasMessage("set either PIVOT5_SOURCE or PIVOT5_SOURCE_FILE");
    }

    @Test
    void namesMayBeNestedAndListsMayBeLists() throws Exception {
        Path file = file("""
                s3:
                  endpoint: https://minio.example
                  bucket: data
                source_schemas: [bench, plant]
                sources:
                  narrow:
                    - {relation: long, channel: c, signal: s, time: t, value: v}
                output_mode: 0600
                auth: off
                cluster: off
                """);
        Configuration configuration = ConfigurationLoader.load(Map.of(), Map.of(), Optional.of(file));
        assertThat(configuration.get(Settings.S3_BUCKET)).isEqualTo("data");
        assertThat(configuration.get(Settings.SOURCE_SCHEMAS)).containsExactly("bench", "plant");
        assertThat(configuration.get(Settings.SOURCES_NARROW))
                .containsExactly(new NarrowRelation("long", "c", "s", "t", "v"));
        assertThat(configuration.get(Settings.OUTPUT_MODE)).isEqualTo(0600);
        assertThat(configuration.get(Settings.AUTH)).isEqualTo(AuthMode.OFF);
        assertThat(configuration.get(Settings.STORE)).isEqualTo(new StoreChoice.S3());
    }

    @Test
    void theBucketLiesInTheHome() throws Exception {
        assertThat(environment(Map.of("PIVOT5_HOME", "/data/p")).get(Settings.STORE))
                .isEqualTo(new StoreChoice.Directory(Path.of("/data/p/bucket")));
    }

    @Test
    void aFileThatIsNotThereOrNoYamlIsNamed() {
        assertThatThrownBy(() ->
                        ConfigurationLoader.load(Map.of(), Map.of("PIVOT5_CONFIG", "/no/file.yaml"), Optional.empty()))
                .hasMessage("/no/file.yaml: no such file");
        assertThatThrownBy(() -> ConfigurationLoader.load(Map.of(), Map.of(), Optional.of(file("a: [1"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("settings.yaml, line");
        assertThatThrownBy(() -> ConfigurationLoader.load(Map.of(), Map.of(), Optional.of(file("port: 1\nport: 2"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("port");
    }

    @Test
    void whatIsShownReadsBackToTheSame() throws Exception {
        Configuration configuration = environment(Map.of(
                "PIVOT5_PORT", "0",
                "PIVOT5_CORS_ORIGINS", "*",
                "PIVOT5_CLUSTER", "members=127.0.0.1:5701,127.0.0.1:5702",
                "PIVOT5_SOURCES_NARROW",
                        "[{\"relation\":\"r\",\"channel\":\"it's\",\"signal\":\"s\",\"time\":\"t\",\"value\":\"v\"}]"));
        Configuration again = ConfigurationLoader.load(Map.of(), Map.of(), Optional.of(file(configuration.describe())));
        for (Setting<?> setting : Settings.all()) {
            assertThat(again.find(setting)).as(setting.name()).isEqualTo(configuration.find(setting));
        }
    }

    @Test
    void clusterMembersAreParsed() throws Exception {
        assertThat(environment(Map.of("PIVOT5_CLUSTER", "members=a:5701, b:5702"))
                        .get(Settings.CLUSTER))
                .isEqualTo(new ClusterChoice.Members(
                        List.of(new ClusterChoice.Member("a", 5701), new ClusterChoice.Member("b", 5702))));
        assertThatThrownBy(() -> environment(Map.of("PIVOT5_CLUSTER", "yes"))).hasMessageContaining("PIVOT5_CLUSTER");
    }

    private static Configuration environment(Map<String, String> environment) throws SettingException {
        return ConfigurationLoader.load(Map.of(), environment, Optional.empty());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("settings.yaml"), text);
    }
}
