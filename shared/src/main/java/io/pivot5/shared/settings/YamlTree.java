package io.pivot5.shared.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A YAML file as a tree in which every scalar is the text that stands there: `0644` and `off` mean to a setting what
/// they mean in the environment, not what YAML makes of them.
final class YamlTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlTree() {}

    static ObjectNode read(Path file) throws SettingException {
        try (JsonParser parser = YAML.createParser(Files.readString(file))) {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return NODES.objectNode();
            }
            if (first != JsonToken.START_OBJECT) {
                throw new SettingException(file + ": must hold settings, name: value");
            }
            return object(parser);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new SettingException(file + ", line " + line + ": " + e.getOriginalMessage(), e);
        } catch (NoSuchFileException e) {
            throw new SettingException(file + ": no such file", e);
        } catch (IOException e) {
            throw new SettingException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /// The text as a YAML scalar that reads back as the same text.
    static String quote(String text) {
        boolean plain = text.matches("[A-Za-z0-9/._$-][A-Za-z0-9/._$:+@-]*") && !text.endsWith(":");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            return array(parser);
        }
        return token == JsonToken.VALUE_NULL ? TextNode.valueOf("") : TextNode.valueOf(parser.getText());
    }
}
