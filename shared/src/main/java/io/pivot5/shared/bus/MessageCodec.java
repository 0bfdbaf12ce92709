package io.pivot5.shared.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.json.Json;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Messages as JSON objects, so that a browser behind the bridge reads the same as a node. Member `v` is the version
/// of the form: a node refuses a version it does not know, and ignores members that it does not know.
final class MessageCodec {
    private static final int VERSION = 1;
    private static final String VERSION_MEMBER = "v";

    private MessageCodec() {}

    static JsonObject encode(Object message) {
        ObjectNode node = Json.MAPPER.valueToTree(message);
        node.put(VERSION_MEMBER, VERSION);
        return new JsonObject(node.toString());
    }

    /// @throws ProblemException `invalid_message` if the body is no such message
    static <T> T decode(@Nullable Object body, Class<T> type) {
        if (!(body instanceof JsonObject object)) {
            throw new ProblemException(ErrorCode.INVALID_MESSAGE, "the body must be a JSON object");
        }
        if (!(object.getValue(VERSION_MEMBER, VERSION) instanceof Number version) || version.intValue() != VERSION) {
            throw new ProblemException(ErrorCode.INVALID_MESSAGE, "v must be " + VERSION);
        }
        try {
            return Json.MAPPER.readValue(object.encode(), type);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_MESSAGE, "not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
