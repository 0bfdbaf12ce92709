package io.pivot5.shared.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pivot5.shared.catalogue.ChannelRule;
import io.pivot5.shared.catalogue.NarrowRelation;
import io.pivot5.shared.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The settings that are lists of objects: what the catalogue cannot find out for itself. In the environment they are
/// JSON.
final class SourceRules {
    static final SettingType<List<NarrowRelation>> NARROW = list(
            Set.of("relation", "channel", "signal", "time", "value"),
            entry -> new NarrowRelation(
                    entry.required("relation"),
                    entry.required("channel"),
                    entry.required("signal"),
                    entry.required("time"),
                    entry.required("value")));

    static final SettingType<List<ChannelRule>> CHANNELS = list(
            Set.of("relation", "name", "time", "hidden"),
            entry -> new ChannelRule(
                    entry.required("relation"), entry.text("name"), entry.text("time"), entry.flag("hidden")));

    private SourceRules() {}

    private static <T> SettingType<List<T>> list(Set<String> members, Function<Entry, T> reader) {
        String expectation =
                "a list of {" + String.join(", ", members.stream().sorted().toList()) + "}";
        return SettingTypes.list(expectation, text -> {
            List<T> values = new ArrayList<>();
            for (JsonNode node : array(text)) {
                values.add(reader.apply(Entry.of(node, members)));
            }
            return List.copyOf(values);
        });
    }

    private static JsonNode array(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            if (!node.isArray()) {
                throw new IllegalArgumentException("no list");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private record Entry(JsonNode node) {
        static Entry of(JsonNode node, Set<String> members) {
            if (!node.isObject()) {
                throw new IllegalArgumentException("no object");
            }
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!members.contains(member.getKey())) {
                    throw new IllegalArgumentException("unknown member " + member.getKey());
                }
            }
            return new Entry(node);
        }

        String required(String name) {
            String text = text(name);
            if (text == null || text.isEmpty()) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return text;
        }

        @Nullable
        String text(String name) {
            JsonNode value = node.get(name);
            return value == null || value.isNull() ? null : value.asText();
        }

        boolean flag(String name) {
            String text = text(name);
            return text != null && SettingTypes.FLAG.parse(text);
        }
    }
}
