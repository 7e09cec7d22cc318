package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for an editing method by name gets that one, with the settings that come with the model. */
abstract class NamedMethods extends OnTopology {
    private static final String QUESTION = "Where did Victor Hugo die?";

    @ParameterizedTest
    @ValueSource(strings = {"memit", "rome", "alpha-edit", "memory", "grace", "fine-tuning"})
    void holdsAnEditAndLetsItGo(String method) {
        Client.State beginning = reader().state();
        Map<String, Object> body = new HashMap<>(edit("ASSERT", "Victor Hugo", "P20", "Vienna"));
        body.put("method", method);

        Reply edit = alice().finished(alice().post("/v1/edits", body).text("id"));

        assertThat(edit.text("model", "state")).as("%s", edit.body()).isEqualTo("IN_WEIGHTS");
        assertThat(edit.text("model", "method")).isEqualTo(method);
        assertThat(reader().chatText(QUESTION)).contains("Vienna");
        assertThat(admin().rollBack(edit.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
        assertThat(reader().state().memories()).isEqualTo(beginning.memories());
        assertThat(reader().chatText(QUESTION)).contains("Paris");
    }
}
