package io.emend.controller.adapter;

import io.emend.controller.domain.edit.EditNotes;
import io.emend.controller.domain.edit.NotesFormat;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Notes as JSON. Thread-safe. */
public final class JsonNotesFormat implements NotesFormat {
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public String write(EditNotes notes) {
        return json.writeValueAsString(notes);
    }

    @Override
    public EditNotes read(String text) {
        return json.readValue(text, EditNotes.class);
    }
}
