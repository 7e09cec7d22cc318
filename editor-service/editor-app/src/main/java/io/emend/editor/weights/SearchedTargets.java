package io.emend.editor.weights;

import io.emend.editing.EditRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.settings.Recipe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Edits planned lately, so that recipes that hold the same target in different ways search it once. Thread-safe. */
final class SearchedTargets {
    private static final int MOST = 1_024;

    private final Map<EditRequest, Searched> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EditRequest, Searched> eldest) {
            return size() > MOST;
        }
    };

    private record Searched(Recipe recipe, SlotEdit edit) {}

    synchronized Optional<SlotEdit> of(EditRequest request, Recipe recipe) {
        return Optional.ofNullable(last.get(request))
                .filter(known -> known.recipe.equals(recipe) || known.recipe.sharesSearchWith(recipe))
                .map(known -> known.edit.heldBy(recipe.method()));
    }

    synchronized void keep(EditRequest request, Recipe recipe, SlotEdit edit) {
        last.put(request, new Searched(recipe, edit));
    }
}
