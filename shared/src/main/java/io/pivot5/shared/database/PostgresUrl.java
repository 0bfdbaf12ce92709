package io.pivot5.shared.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL database is and who connects: `postgresql://user:password@host:port/database?sslmode=require`.
/// [#toString()] leaves the password out, so that a URL can be logged.
public record PostgresUrl(
        String host, int port, String database, String user, String password, Map<String, String> parameters) {
    private static final int DEFAULT_PORT = 5432;

    /// With underscores in the host, which Java's URI does not know and services of a compose file have.
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^@]*)@)?(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?");

    /// What both drivers understand; anything else would be ignored by one of them, so it is refused.
    private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert", "application_name");

    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    public PostgresUrl {
        parameters = Map.copyOf(parameters);
    }

    /// @throws IllegalArgumentException if the text is no such URL; the message holds no password
    public static PostgresUrl parse(String text) {
        URI uri = uri(text);
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw new IllegalArgumentException("not a postgresql:// URL");
        }
        Matcher authority =
                AUTHORITY.matcher(Optional.ofNullable(uri.getRawAuthority()).orElse(""));
        if (!authority.matches()) {
            throw new IllegalArgumentException("the URL names no host");
        }
        String[] credentials =
                Optional.ofNullable(authority.group("user")).orElse("postgres").split(":", 2);
        String port = authority.group("port");
        String user = decode(credentials[0]);
        String path = decode(Optional.ofNullable(uri.getRawPath()).orElse(""));
        return new PostgresUrl(
                authority.group("host").replaceAll("^\\[|]$", ""),
                port == null ? DEFAULT_PORT : Integer.parseInt(port),
                path.length() > 1 ? path.substring(1) : user,
                user,
                credentials.length > 1 ? decode(credentials[1]) : "",
                parameters(uri.getRawQuery()));
    }

    /// The same server and user, another database.
    public PostgresUrl withDatabase(String name) {
        return new PostgresUrl(host, port, name, user, password, parameters);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /// For the JDBC driver; user and password travel apart.
    public String jdbcUrl() {
        StringBuilder url = new StringBuilder("jdbc:postgresql://")
                .append(bracketed())
                .append(':')
                .append(port)
                .append('/')
                .append(encode(database));
        char separator = '?';
        for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
            String name = parameter.getKey().equals("application_name") ? "ApplicationName" : parameter.getKey();
            url.append(separator).append(name).append('=').append(encode(parameter.getValue()));
            separator = '&';
        }
        return url.toString();
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + bracketed() + ":" + port + "/" + database;
    }

    private String bracketed() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Without the cause: its message quotes the text, and with it the password.
            throw new IllegalArgumentException("not a URL (special characters of a password must be %-encoded)");
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new TreeMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0]).toLowerCase(Locale.ROOT);
            String value = parts.length > 1 ? decode(parts[1]) : "";
            if (!PARAMETERS.contains(name)) {
                throw new IllegalArgumentException("the URL parameter " + name + " is not supported");
            }
            if (name.equals("sslmode") && !SSL_MODES.contains(value)) {
                throw new IllegalArgumentException("no such sslmode: " + value);
            }
            parameters.put(name, value);
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
