package io.emend.editor.slot;

import io.emend.editing.EditRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.settings.Recipe;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A slot on its way to a decision: which facts are still wanted, what was tried, and the best that came of it. */
final class OpenSlot {
    /** Quality of a verdict that is good enough, from which on no further search is worth its time. */
    private static final double WELL_HELD = 0.9;

    private final SlotTargets wanted;
    private final EntityNames names;
    private final PromptBuilder prompts;
    private final Map<String, String> reasons = new HashMap<>();
    private List<Recipe> recipes;
    private SlotTargets targets;
    private @Nullable EditRequest request;
    private @Nullable SlotEdit edit;
    private @Nullable EditRequest verified;
    private @Nullable Verdict best;
    private int tried;
    String reasonIfNone = "No editing method was allowed.";

    OpenSlot(SlotTargets wanted, EntityNames names, PromptBuilder prompts, List<Recipe> recipes) {
        this.wanted = wanted;
        this.names = names;
        this.prompts = prompts;
        this.recipes = recipes;
        SlotTargets sayable = wanted;
        wanted.outranked()
                .forEach(fact -> reasons.put(
                        fact.contentKey(),
                        "The model answers one object per relation, and another edited one takes precedence."));
        for (EditedFact fact : wanted.leading()) {
            if (!prompts.canSay(fact, names)) {
                reasons.put(
                        fact.contentKey(),
                        "The schema has no wording, or an entity no name, to put this to the model.");
                sayable = sayable.without(fact);
            }
        }
        this.targets = sayable;
        restart();
    }

    /** Leaves out the recipes that do not fit. */
    void keepRecipes(Predicate<Recipe> fitting) {
        recipes = recipes.stream().filter(fitting).toList();
    }

    /** What to try next; empty once the slot is decided. */
    Optional<Recipe> next() {
        boolean done = edit != null || targets.leading().isEmpty() || tried >= recipes.size();
        return done ? Optional.empty() : Optional.of(recipes.get(tried));
    }

    /** The facts still wanted. */
    SlotTargets targets() {
        return targets;
    }

    /** Takes the request for the facts still wanted. */
    void request(EditRequest made) {
        request = made;
    }

    /** The request for the facts still wanted. */
    EditRequest request() {
        EditRequest known = request;
        if (known == null) {
            known = prompts.requests(List.of(targets), names).getFirst();
            request = known;
        }
        return known;
    }

    /** Takes an edit that was stored for these facts before, if it is of a kind that may be used. */
    void takeEarlier(SlotEdit earlier) {
        if (recipes.stream().anyMatch(recipe -> recipe.method() == earlier.method())) {
            edit = earlier;
            verified = request().spokenAs(earlier.mentions()).orElseGet(this::request);
            notePartHeld();
        }
    }

    /** Takes what a trial came to; @return whether another request takes the place of this one. */
    boolean take(Verdict verdict) {
        tried++;
        if (best == null || verdict.compareTo(best) > 0) {
            best = verdict;
        }
        if (verdict.reachesAim()) {
            settle(verdict);
        }
        Verdict known = best;
        if (edit != null || known == null || tried < recipes.size() && !isWellHeld(known)) {
            return false;
        }
        if (known.isGoodEnough()) {
            settle(known);
            return false;
        }
        EditedFact worst = worst(known);
        reasons.put(worst.contentKey(), known.reason());
        targets = targets.without(worst);
        restart();
        return !targets.leading().isEmpty();
    }

    /** Whether what is left to gain is not worth another search; the same target held another way costs little to try. */
    private boolean isWellHeld(Verdict known) {
        Recipe next = recipes.get(tried);
        boolean searches = recipes.subList(0, tried).stream().noneMatch(next::sharesSearchWith);
        return searches && known.isGoodEnough() && known.quality() >= WELL_HELD;
    }

    private void settle(Verdict verdict) {
        edit = verdict.edit();
        verified = verdict.request();
        notePartHeld();
    }

    /** Says so where the weights hold the slot under some of the subject's names only. */
    private void notePartHeld() {
        EditRequest part = verified;
        SlotEdit held = edit;
        if (part != null && held != null && !part.equals(request())) {
            String note = "The weights hold the fact where the subject is called "
                    + String.join(" or ", held.mentions().stream().sorted().toList())
                    + "; under other names the graph answers.";
            targets.leading().forEach(fact -> reasons.put(fact.contentKey(), note));
        }
    }

    private void restart() {
        request = null;
        best = null;
        tried = 0;
    }

    private EditedFact worst(Verdict verdict) {
        return targets.leading().stream()
                .min(Comparator.<EditedFact>comparingDouble(
                                fact -> verdict.efficacy().getOrDefault(fact.contentKey(), 1.0))
                        .thenComparing(EditedFact::contentKey))
                .orElseThrow();
    }

    SlotDecision decision() {
        if (edit == null) {
            targets.leading().forEach(fact -> reasons.putIfAbsent(fact.contentKey(), reasonIfNone));
            return SlotDecision.closed(wanted, reasons);
        }
        EditRequest held = verified == null ? request() : verified;
        return new SlotDecision(wanted, edit, held, reasons);
    }
}
