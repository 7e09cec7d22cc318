package io.emend.controller.domain.edit;

/** Writes and reads {@link EditNotes} as text. */
public interface NotesFormat {
    String write(EditNotes notes);

    EditNotes read(String text);
}
