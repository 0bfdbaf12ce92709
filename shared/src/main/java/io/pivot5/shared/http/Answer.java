package io.pivot5.shared.http;

import io.pivot5.shared.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is sent back when all went well: a status, headers and a body that is in memory.
public record Answer(int status, Map<String, String> headers, Buffer body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(Object value) {
        return json(200, value);
    }

    public static Answer json(int status, Object value) {
        return of(status, "application/json", Buffer.buffer(Json.bytes(value)));
    }

    public static Answer of(int status, String contentType, Buffer body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    public static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location), Buffer.buffer());
    }

    public Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
