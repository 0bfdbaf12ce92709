package io.pivot5.shared.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings that a YAML file gives. A name may be written flat (`s3_endpoint: …`) or nested (`s3: {endpoint: …}`).
record SettingsFile(String name, Map<Setting<?>, String> texts) {
    static final SettingsFile NONE = new SettingsFile("no file", Map.of());

    static SettingsFile read(Path path) throws SettingException {
        Map<Setting<?>, String> texts = new LinkedHashMap<>();
        collect(path, "", YamlTree.read(path), texts);
        return new SettingsFile(String.valueOf(path.getFileName()), texts);
    }

    /// The setting's text, empty where the file says nothing.
    String text(Setting<?> setting) {
        return texts.getOrDefault(setting, "");
    }

    private static void collect(Path path, String prefix, ObjectNode node, Map<Setting<?>, String> texts)
            throws SettingException {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = prefix + member.getKey();
            Setting<?> setting = SettingNames.byName(name);
            if (setting != null) {
                if (texts.put(setting, text(path, name, member.getValue())) != null) {
                    throw new SettingException(path + ": " + name + " stands there twice");
                }
            } else if (member.getValue() instanceof ObjectNode nested) {
                collect(path, name + "_", nested, texts);
            } else {
                throw SettingNames.unknown(name, Setting::name, path + ": ");
            }
        }
    }

    private static String text(Path path, String name, JsonNode value) throws SettingException {
        if (value instanceof ObjectNode) {
            throw new SettingException(path + ": " + name + " must be a value or a list");
        }
        if (!(value instanceof ArrayNode list)) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                return list.toString();
            }
            parts.add(element.asText());
        }
        return String.join(",", parts);
    }
}
