package io.emend.controller.domain.resolve;

import io.emend.contract.edit.EditRequest;
import io.emend.schema.Language;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells which language a request is in: Chinese when it has a Han character, else English. */
public final class Languages {
    private Languages() {}

    public static Language of(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                ? Language.ZH
                : Language.EN;
    }

    /** By the author's own words where they are given, else by the names used. */
    public static Language of(EditRequest request) {
        if (request.source() != null && request.source().utterance() != null) {
            return of(request.source().utterance());
        }
        return request.operations().stream()
                        .flatMap(operation -> Stream.of(
                                operation.subject().label(),
                                operation.relation().label(),
                                operation.object() == null
                                        ? null
                                        : operation.object().label()))
                        .filter(Objects::nonNull)
                        .anyMatch(label -> of(label) == Language.ZH)
                ? Language.ZH
                : Language.EN;
    }
}
