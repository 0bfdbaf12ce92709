package io.pivot5.shared.http;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The query of a request, read strictly: a misspelt or repeated parameter is an error and never ignored.
public final class QueryParameters {
    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    static QueryParameters of(MultiMap query, String... names) {
        List<String> known = List.of(names);
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> parameter : query.entries()) {
            String name = parameter.getKey();
            if (!known.contains(name)) {
                String expected = known.isEmpty() ? "there are none here" : "known: " + String.join(", ", known);
                throw new ProblemException(
                        ErrorCode.UNKNOWN_PARAMETER, "unknown query parameter " + name + " (" + expected + ")");
            }
            if (values.put(name, parameter.getValue()) != null) {
                throw new ProblemException(
                        ErrorCode.DUPLICATE_PARAMETER, "the query parameter " + name + " is given more than once");
            }
        }
        return new QueryParameters(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
