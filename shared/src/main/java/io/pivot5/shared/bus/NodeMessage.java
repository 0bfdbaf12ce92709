package io.pivot5.shared.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What a node tells the others about itself.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NodeHello.class, name = "hello"),
    @JsonSubTypes.Type(value = NodeGoodbye.class, name = "goodbye")
})
public sealed interface NodeMessage permits NodeHello, NodeGoodbye {
    String nodeId();
}
