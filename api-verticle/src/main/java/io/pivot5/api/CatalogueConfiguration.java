package io.pivot5.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.pivot5.shared.catalogue.CatalogueSettings;
import io.pivot5.shared.catalogue.ChannelRule;
import io.pivot5.shared.catalogue.NarrowRelation;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.Setting;
import io.pivot5.shared.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the settings say about the catalogue.
final class CatalogueConfiguration {
    private CatalogueConfiguration() {}

    /// @throws IllegalArgumentException if a list holds something else than it should; the message names the setting
    static CatalogueSettings of(Configuration configuration) {
        List<NarrowRelation> narrow = new ArrayList<>();
        for (JsonNode entry : entries(configuration, Settings.SOURCES_NARROW)) {
            Entry fields = new Entry(Settings.SOURCES_NARROW.name(), entry);
            fields.only(Set.of("relation", "channel", "signal", "time", "value"));
            narrow.add(new NarrowRelation(
                    fields.required("relation"),
                    fields.required("channel"),
                    fields.required("signal"),
                    fields.required("time"),
                    fields.required("value")));
        }
        List<ChannelRule> rules = new ArrayList<>();
        for (JsonNode entry : entries(configuration, Settings.SOURCES_CHANNELS)) {
            Entry fields = new Entry(Settings.SOURCES_CHANNELS.name(), entry);
            fields.only(Set.of("relation", "name", "time", "hidden"));
            rules.add(new ChannelRule(
                    fields.required("relation"),
                    fields.text("name"),
                    fields.text("time"),
                    Boolean.parseBoolean(fields.text("hidden"))));
        }
        return new CatalogueSettings(configuration.get(Settings.SOURCE_SCHEMAS), narrow, rules);
    }

    private static Iterable<JsonNode> entries(
            Configuration configuration, Setting<JsonNode> setting) {
        return configuration.find(setting).<Iterable<JsonNode>>map(node -> node).orElse(List.of());
    }

    private record Entry(String setting, JsonNode node) {
        void only(Set<String> known) {
            if (!node.isObject()) {
                throw new IllegalArgumentException(setting + ": each entry must be an object");
            }
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!known.contains(member.getKey())) {
                    throw new IllegalArgumentException(setting + ": unknown member " + member.getKey());
                }
            }
        }

        String required(String name) {
            String text = text(name);
            if (text == null || text.isEmpty()) {
                throw new IllegalArgumentException(setting + ": " + name + " is missing");
            }
            return text;
        }

        @Nullable String text(String name) {
            JsonNode value = node.get(name);
            return value == null || value.isNull() ? null : value.asText();
        }
    }
}
