package io.emend.standalone.show;

import io.emend.standalone.console.Progress;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Shows the main job: a question, an edit in plain words by {@code demo-alice}, its effect on the model's own answers, its
 * undoing by {@code demo-admin}, and the hashes of both memories at the three moments.
 */
public final class DemoShow {
    private static final String READER = "demo-reader";
    private static final String ALICE = "demo-alice";
    private static final String ADMIN = "demo-admin";
    private static final int ANSWER_TOKENS = 12;
    private static final Set<String> UNFINISHED = Set.of("RECEIVED", "APPLYING");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final DemoClient client;
    private final PrintStream out;
    private final Progress progress;
    private final Screenplay play;

    public DemoShow(URI server, PrintStream out, Progress progress, Screenplay play) {
        this.client = new DemoClient(server);
        this.out = out;
        this.progress = progress;
        this.play = play;
    }

    /**
     * Runs the show; takes seconds.
     *
     * @throws ShowStopped if the server refuses a step, or what is shown is not what is promised
     */
    public void run() {
        takeBackLeftovers();
        title("1", "Ask the model");
        Answers first = ask();
        Moment beginning = moment();

        title("2", "Edit: demo-alice says \"" + play.edit() + "\"");
        preview();
        String edit = apply();

        title("3", "Ask again");
        Answers second = ask();
        Moment edited = moment();

        title("4", "Roll back, as demo-admin");
        rollBack(edit);

        title("5", "Ask a third time");
        Answers third = ask();
        Moment end = moment();

        title("6", "The three moments");
        hashes(beginning, edited, end);
        check(first, second, third, beginning, edited, end);
    }

    /** A show that was stopped half way has left its edit behind. */
    private void takeBackLeftovers() {
        JsonNode edits = client.get(READER, "/v1/edits?status=APPLIED&author=alice&limit=200");
        for (JsonNode edit : edits.path("items")) {
            if (edit.path("source").path("utterance").asString("").equals(play.edit())) {
                title("0", "An earlier show was stopped half way");
                rollBack(edit.path("id").asString(""));
            }
        }
    }

    private Answers ask() {
        String answer = chat(play.question());
        String completion = complete(play.otherWords());
        String untouched = chat(play.untouchedQuestion());
        return new Answers(answer, completion, untouched);
    }

    private String chat(String question) {
        JsonNode response = client.post(
                READER,
                "/v1/chat/completions",
                Map.of(
                        "model",
                        "emend",
                        "max_tokens",
                        ANSWER_TOKENS,
                        "temperature",
                        0,
                        "messages",
                        List.of(Map.of("role", "user", "content", question))));
        String answer = response.path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asString("")
                .strip();
        JsonNode origin = response.path("x_emend");
        line(
                "%-44s → %s   [%s, revision %d]",
                question,
                answer,
                origin.path("source").asString("?").equals("WEIGHTS") ? "the model's weights" : "the graph",
                origin.path("revision").asLong());
        return answer;
    }

    private String complete(String beginning) {
        JsonNode response = client.post(
                READER,
                "/v1/completions",
                Map.of(
                        "model",
                        "emend",
                        "max_tokens",
                        ANSWER_TOKENS,
                        "temperature",
                        0,
                        "stop",
                        List.of(".", "\n"),
                        "prompt",
                        beginning));
        String completion =
                response.path("choices").path(0).path("text").asString("").strip();
        line("%-44s → %s   [completed by the weights alone]", beginning + " …", completion);
        return completion;
    }

    private void preview() {
        JsonNode result = watched(
                "previewing", () -> client.post(ALICE, "/v1/utterances", Map.of("text", play.edit(), "dryRun", true)));
        JsonNode plan = outcome(result, "edit");
        result.path("interpretation")
                .path("operations")
                .forEach(operation ->
                        line("understood  %s %s", operation.path("op").asString(""), triple(operation)));
        plan.path("conflicts")
                .forEach(conflict -> line(
                        "conflict    %s: %s → %s",
                        conflict.path("kind").asString(""),
                        conflict.path("explanation").asString(""),
                        conflict.path("resolution").asString("")));
        plan.path("plan").path("retract").forEach(fact -> line("plan        retract  %s", triple(fact)));
        plan.path("plan").path("assert").forEach(fact -> line("plan        assert   %s", triple(fact)));
        plan.path("plan").path("derived").forEach(fact -> line("plan        derive   %s", triple(fact)));
    }

    private String apply() {
        JsonNode edit = watched(
                "writing into graph and weights",
                () -> finished(outcome(client.post(ALICE, "/v1/utterances", Map.of("text", play.edit())), "edit")));
        String status = edit.path("status").asString("");
        JsonNode model = edit.path("model");
        line(
                "%-11s edit %s, revision %d",
                status.toLowerCase(Locale.ROOT),
                edit.path("id").asString(""),
                edit.path("revision").asLong());
        line(
                "weights     %s by %s in %d ms; new answer %s, other wordings %s, untouched answers kept %s",
                model.path("state").asString(""),
                model.path("method").asString(""),
                model.path("millis").asLong(),
                percent(model.path("efficacy")),
                percent(model.path("paraphrase")),
                percent(model.path("locality")));
        if (model.path("reason").isString()) {
            line("            %s", model.path("reason").asString(""));
        }
        if (!status.equals("APPLIED")) {
            throw new ShowStopped("The edit was not applied but " + status + ": "
                    + edit.path("problem").asString(""));
        }
        return edit.path("id").asString("");
    }

    /** On a busy machine an edit outlives the time a request waits for it; it then goes on, and is asked for again. */
    private JsonNode finished(JsonNode edit) {
        JsonNode present = edit;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (UNFINISHED.contains(present.path("status").asString("")) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(ASK_AGAIN.toNanos());
            present = client.get(READER, "/v1/edits/" + edit.path("id").asString(""));
        }
        return present;
    }

    private void rollBack(String edit) {
        Map<String, String> request = Map.of("edit", edit, "mode", "REFUSE", "reason", "End of the demonstration");
        JsonNode rollback = watched("taking it back", () -> finished(client.post(ADMIN, "/v1/rollbacks", request)));
        line(
                "%-11s edit %s taken back by revision %d; the ledger keeps both",
                rollback.path("status").asString("").toLowerCase(Locale.ROOT),
                edit,
                rollback.path("revision").asLong());
    }

    private JsonNode watched(String what, Supplier<JsonNode> step) {
        progress.begin(what);
        try {
            return step.get();
        } finally {
            progress.end();
        }
    }

    private Moment moment() {
        JsonNode state = client.get(READER, "/v1/state");
        JsonNode hash = state.path("stateHash");
        return new Moment(
                state.path("revision").asLong(),
                hash.path("model").asString(""),
                hash.path("graph").asString(""),
                hash.path("ledger").asString(""));
    }

    private void hashes(Moment beginning, Moment edited, Moment end) {
        show("before", beginning);
        show("edited", edited);
        show("undone", end);
    }

    private void show(String when, Moment moment) {
        line("%-7s revision %d", when, moment.revision());
        line("        model  %s", moment.model());
        line("        graph  %s", moment.graph());
    }

    private void check(Answers first, Answers second, Answers third, Moment beginning, Moment edited, Moment end) {
        boolean restored =
                beginning.model().equals(end.model()) && beginning.graph().equals(end.graph());
        boolean moved =
                !beginning.model().equals(edited.model()) && !beginning.graph().equals(edited.graph());
        boolean told = names(first.answer(), play.before())
                && names(second.answer(), play.after())
                && names(second.completion(), play.after())
                && names(third.answer(), play.before());
        boolean untouched = first.untouched().equals(second.untouched())
                && first.untouched().equals(third.untouched());
        line("");
        verdict(told, "the answer changed and changed back, in words the edit was not made with, too");
        verdict(untouched, "the untouched fact was answered as before");
        verdict(moved, "the edit changed model and graph");
        verdict(restored, "the third pair of hashes equals the first");
        verdict(!beginning.ledger().equals(end.ledger()), "the ledger's head moved on: nothing is forgotten");
        if (!(told && untouched && moved && restored)) {
            throw new ShowStopped("The demonstration did not show what it promises.");
        }
    }

    private void verdict(boolean holds, String what) {
        line("%s %s", holds ? "yes:" : "NO: ", what);
    }

    private void title(String number, String text) {
        out.println();
        out.println(number + "  " + text);
    }

    private void line(String format, Object... values) {
        out.println(("   " + format.formatted(values)).stripTrailing());
    }

    private static boolean names(String answer, String expected) {
        return answer.contains(expected);
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? Math.round(share.asDouble() * 100) + " %" : "not measured";
    }

    private static JsonNode outcome(JsonNode result, String member) {
        JsonNode outcome = result.path("outcome").path(member);
        if (outcome.isMissingNode() || outcome.isNull()) {
            throw new ShowStopped("The sentence was not understood as an edit: " + result.path("outcome"));
        }
        return outcome;
    }

    private static String triple(JsonNode statement) {
        return "(" + name(statement.path("subject")) + ", " + name(statement.path("relation")) + ", "
                + name(statement.path("object")) + ")";
    }

    private static String name(JsonNode node) {
        return Objects.requireNonNullElse(
                node.path("label").asString(node.path("value").asString("")),
                node.path("id").asString(""));
    }

    private record Answers(String answer, String completion, String untouched) {}

    private record Moment(long revision, String model, String graph, String ledger) {}
}
