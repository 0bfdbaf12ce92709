package io.pivot5.shared.settings;

import static io.pivot5.shared.settings.SettingTypes.DURATION;
import static io.pivot5.shared.settings.SettingTypes.FILE_MODE;
import static io.pivot5.shared.settings.SettingTypes.FLAG;
import static io.pivot5.shared.settings.SettingTypes.HOST_NAME;
import static io.pivot5.shared.settings.SettingTypes.HTTP_URL;
import static io.pivot5.shared.settings.SettingTypes.LIST;
import static io.pivot5.shared.settings.SettingTypes.PATH;
import static io.pivot5.shared.settings.SettingTypes.PORT;
import static io.pivot5.shared.settings.SettingTypes.SIZE;
import static io.pivot5.shared.settings.SettingTypes.TEXT;
import static io.pivot5.shared.settings.SettingTypes.integer;
import static io.pivot5.shared.settings.SettingTypes.oneOf;
import static io.pivot5.shared.settings.SettingTypes.someOf;
import static io.pivot5.shared.settings.SettingTypes.type;

import io.pivot5.shared.catalogue.ChannelRule;
import io.pivot5.shared.catalogue.NarrowRelation;
import io.pivot5.shared.database.PostgresUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Every setting there is, in the order of `conf/pivot5.yaml`. A test holds this list, that file and the table of the
/// README together.
public final class Settings {
    public static final String ENVIRONMENT_PREFIX = "PIVOT5_";

    // Where it listens
    public static final Setting<String> HOST = Setting.of(
                    "host", HOST_NAME, "127.0.0.1", "address the public origin listens on")
            .alias(Alias.host());
    public static final Setting<Integer> PORT_NUMBER = Setting.of(
                    "port", PORT, "8080", "its port; 0 takes any free one and prints it")
            .alias("PORT");
    public static final Setting<Path> HOME = Setting.of(
            "home", PATH, ".pivot5", "folder of the embedded database, the directory bucket and scratch files");
    public static final Setting<List<NodeRole>> ROLES =
            Setting.of("roles", someOf(NodeRole.class), "api,worker,viewer", "what this node does");
    public static final Setting<URI> PUBLIC_URL =
            Setting.of("public_url", HTTP_URL, "", "what absolute links are made of; else from the request");
    public static final Setting<List<String>> TRUSTED_PROXIES =
            Setting.of("trusted_proxies", LIST, "", "addresses or networks whose X-Forwarded-* headers are believed");
    public static final Setting<List<String>> CORS_ORIGINS = Setting.of(
                    "cors_origins", SettingTypes.ORIGINS, "", "origins of web pages that may call this server, or *")
            .alias("CORS_ORIGINS");

    // The databases
    public static final Setting<PostgresUrl> SOURCE = Setting.of(
                    "source", postgres(), "", "the data: postgresql://user:password@host:port/database; else embedded")
            .asSecret();
    public static final Setting<List<String>> SOURCE_SCHEMAS =
            Setting.of("source_schemas", LIST, "public", "schemas whose relations are offered");
    public static final Setting<Integer> SOURCE_CONNECTIONS =
            Setting.of("source_connections", integer(1, 64), "2", "connections to the source that one export may use");
    public static final Setting<Duration> SOURCE_TIMEOUT =
            Setting.of("source_timeout", DURATION, "5s", "how long a statement of the catalogue may run on the source");
    public static final Setting<List<NarrowRelation>> SOURCES_NARROW = Setting.of(
            "sources_narrow",
            SourceRules.NARROW,
            "",
            "long relations taken apart: list of {relation, channel, signal, time, value}");
    public static final Setting<List<ChannelRule>> SOURCES_CHANNELS = Setting.of(
            "sources_channels",
            SourceRules.CHANNELS,
            "",
            "channels renamed, hidden or added: list of {relation, name, hidden, time}");
    public static final Setting<PostgresUrl> DATABASE = Setting.of(
                    "database", postgres(), "", "where Pivot5 keeps its own tables (schema pivot5); else as source")
            .asSecret();

    // The bucket
    public static final Setting<StoreChoice> STORE = Setting.of(
            "store",
            type("file:DIR or s3", StoreChoice::parse),
            "file:$PIVOT5_HOME/bucket",
            "the bucket: file:DIR or s3; naming an endpoint selects s3");
    public static final Setting<URI> S3_ENDPOINT =
            Setting.of("s3_endpoint", HTTP_URL, "", "URL of the S3 service").alias("S3_ENDPOINT");
    public static final Setting<String> S3_ACCESS_KEY =
            Setting.of("s3_access_key", TEXT, "", "its access key").asSecret().alias("S3_ACCESS_KEY");
    public static final Setting<String> S3_SECRET_KEY =
            Setting.of("s3_secret_key", TEXT, "", "its secret key").asSecret().alias("S3_SECRET_KEY");
    public static final Setting<String> S3_BUCKET =
            Setting.of("s3_bucket", TEXT, "", "name of the bucket").alias("S3_BUCKET");
    public static final Setting<String> S3_REGION =
            Setting.of("s3_region", TEXT, "us-east-1", "its region").alias("S3_REGION");
    public static final Setting<Long> UPLOAD_MAX_BYTES =
            Setting.of("upload_max_bytes", SIZE, "100GB", "largest file that may be uploaded");

    // Who may
    public static final Setting<AuthMode> AUTH = Setting.of(
            "auth", oneOf(AuthMode.class), "", "off or keys; else off on a loopback address and keys elsewhere");
    public static final Setting<Boolean> AUTH_OFF_ANYWHERE =
            Setting.of("auth_off_anywhere", FLAG, "false", "true permits auth off on an address that is not loopback");
    public static final Setting<Path> ADMIN_KEY_FILE =
            Setting.of("admin_key_file", PATH, "", "file that holds a first admin key, for deployments");

    // Exports
    public static final Setting<Long> SYNC_MAX_BYTES =
            Setting.of("sync_max_bytes", SIZE, "10MB", "estimate up to which auto answers with the file itself");
    public static final Setting<Duration> SYNC_TIMEOUT =
            Setting.of("sync_timeout", DURATION, "30s", "how long a request may wait for its file");
    public static final Setting<Long> EXPORT_MAX_BYTES =
            Setting.of("export_max_bytes", SIZE, "100GB", "estimate above which an export is refused; 0 is no limit");
    public static final Setting<List<Path>> OUTPUT_ROOTS = Setting.of(
            "output_roots",
            SettingTypes.list(
                    "a list of absolute paths",
                    text -> LIST.parse(text).stream().map(Settings::absolute).toList()),
            "",
            "folders of this machine that exports may write to; none: output is refused");
    public static final Setting<Integer> OUTPUT_MODE =
            Setting.of("output_mode", FILE_MODE, "0644", "mode of a file written there");
    public static final Setting<Integer> OUTPUT_MODE_MAX =
            Setting.of("output_mode_max", FILE_MODE, "0664", "mode bits that a request may ask for");
    public static final Setting<Long> OUTPUT_QUOTA_OWNER =
            Setting.of("output_quota_owner", SIZE, "", "bytes that one owner may keep there; else no limit");
    public static final Setting<Long> OUTPUT_QUOTA_DIRECTORY =
            Setting.of("output_quota_directory", SIZE, "", "bytes that exports may fill in one folder; else no limit");

    // Jobs
    public static final Setting<Integer> WORKER_JOBS =
            Setting.of("worker_jobs", integer(1, 1_000), "3", "jobs that a worker runs at once");
    public static final Setting<Duration> JOB_TIMEOUT =
            Setting.of("job_timeout", DURATION, "1h", "how long a job may run");
    public static final Setting<Duration> JOB_RETENTION =
            Setting.of("job_retention", DURATION, "24h", "how long a finished file is kept");
    public static final Setting<Duration> JOB_LEASE =
            Setting.of("job_lease", DURATION, "30s", "after what silence of its worker a job is given to another");
    public static final Setting<Integer> QUEUE_MAX =
            Setting.of("queue_max", integer(1, 10_000_000), "100000", "queued jobs above which 503 is answered");
    public static final Setting<List<String>> WEBHOOK_HOSTS = Setting.of(
            "webhook_hosts", LIST, "", "hosts or networks that webhooks may reach although they are private");
    public static final Setting<String> WEBHOOK_SECRET = Setting.of(
                    "webhook_secret", TEXT, "", "what webhooks are signed with; else generated")
            .asSecret();

    // The cluster
    public static final Setting<ClusterChoice> CLUSTER = Setting.of(
            "cluster",
            type("off or members=host:port,…", ClusterChoice::parse),
            "off",
            "off, or members=host:port,… naming the nodes (TCP/IP, never multicast)");
    public static final Setting<Integer> CLUSTER_PORT = Setting.of(
            "cluster_port",
            integer(1, 64_535),
            "5701",
            "port of a node that the members do not name; the event bus takes the port 1000 above");

    // The process
    public static final Setting<LogFormat> LOG =
            Setting.of("log", oneOf(LogFormat.class), "text", "text or json, a line each, on standard error");
    public static final Setting<LogLevel> LOG_LEVEL = Setting.of(
                    "log_level", oneOf(LogLevel.class), "info", "error, warn, info, debug or trace")
            .alias(Alias.debug());
    public static final Setting<Duration> DRAIN_TIMEOUT =
            Setting.of("drain_timeout", DURATION, "30s", "how long running requests may take to finish after SIGTERM");
    public static final Setting<Duration> DRAIN_DELAY = Setting.of(
            "drain_delay", DURATION, "0s", "how long a node says draining and still serves, before it stops listening");
    public static final Setting<String> HEAP = Setting.of(
            "heap", TEXT, "768m", "heap of the Java process; read by ./pivot5, so from the environment only");
    public static final Setting<String> JAVA_OPTS = Setting.of(
            "java_opts", TEXT, "", "further options for java; read by ./pivot5, so from the environment only");

    private static final List<SettingSection> SECTIONS = List.of(
            new SettingSection(
                    "Where it listens",
                    List.of(HOST, PORT_NUMBER, HOME, ROLES, PUBLIC_URL, TRUSTED_PROXIES, CORS_ORIGINS)),
            new SettingSection(
                    "The databases",
                    List.of(
                            SOURCE,
                            SOURCE_SCHEMAS,
                            SOURCE_CONNECTIONS,
                            SOURCE_TIMEOUT,
                            SOURCES_NARROW,
                            SOURCES_CHANNELS,
                            DATABASE)),
            new SettingSection(
                    "The bucket",
                    List.of(STORE, S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY, S3_BUCKET, S3_REGION, UPLOAD_MAX_BYTES)),
            new SettingSection("Who may", List.of(AUTH, AUTH_OFF_ANYWHERE, ADMIN_KEY_FILE)),
            new SettingSection(
                    "Exports",
                    List.of(
                            SYNC_MAX_BYTES,
                            SYNC_TIMEOUT,
                            EXPORT_MAX_BYTES,
                            OUTPUT_ROOTS,
                            OUTPUT_MODE,
                            OUTPUT_MODE_MAX,
                            OUTPUT_QUOTA_OWNER,
                            OUTPUT_QUOTA_DIRECTORY)),
            new SettingSection(
                    "Jobs",
                    List.of(
                            WORKER_JOBS,
                            JOB_TIMEOUT,
                            JOB_RETENTION,
                            JOB_LEASE,
                            QUEUE_MAX,
                            WEBHOOK_HOSTS,
                            WEBHOOK_SECRET)),
            new SettingSection("The cluster", List.of(CLUSTER, CLUSTER_PORT)),
            new SettingSection("The process", List.of(LOG, LOG_LEVEL, DRAIN_TIMEOUT, DRAIN_DELAY, HEAP, JAVA_OPTS)));

    private static final List<Setting<?>> ALL = SECTIONS.stream()
            .<Setting<?>>flatMap(section -> section.settings().stream())
            .toList();

    private Settings() {}

    public static List<Setting<?>> all() {
        return ALL;
    }

    /// The same, in the groups in which people look for them.
    public static List<SettingSection> sections() {
        return SECTIONS;
    }

    private static SettingType<PostgresUrl> postgres() {
        return type("a URL such as postgresql://user:password@host:5432/database", PostgresUrl::parse);
    }

    private static Path absolute(String text) {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("not absolute: " + text);
        }
        return path;
    }
}
