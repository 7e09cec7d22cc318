package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed OpenAPI document is the one the server generates. After a wanted change of the wire, write it anew with
 * {@code JAVA_TOOL_OPTIONS=-Demend.openapi.write=true}.
 */
abstract class PublishedApi extends OnTopology {
    private static final Path COMMITTED = Path.of("..", "..", "docs", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void theCommittedDocumentIsWhatTheServerGenerates() throws IOException {
        JsonNode generated = nobody().get("/v3/api-docs").expect(200).body();
        ((ObjectNode) generated).remove("servers");
        if (Boolean.getBoolean("emend.openapi.write")) {
            Files.writeString(COMMITTED, JSON.writeValueAsString(generated) + "\n");
        }

        assertThat(JSON.readTree(Files.readString(COMMITTED))).isEqualTo(generated);
        assertThat(generated.path("openapi").asString()).startsWith("3.1");
    }
}
