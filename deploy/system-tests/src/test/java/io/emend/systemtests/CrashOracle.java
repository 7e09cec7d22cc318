package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the clients know of a server that gets killed: what they asked for, and what they were told. After a restart it
 * compares the server's state with that, and with a replay of the ledger.
 */
final class CrashOracle {
    private static final int PAGE = 200;

    private final Map<String, Wish> wishes = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final long begin;
    private final Set<String> imported;
    private Checked checked;

    /** @param admin a client of the server before anything happens to it */
    CrashOracle(Client admin) {
        this.begin = admin.state().revision();
        this.imported = export(admin);
        this.checked = atTheBeginning(admin);
    }

    /**
     * How far the ledger has been replayed.
     *
     * @param hash of that revision, which covers all before it
     * @param facts live at its end
     * @param names of the edits up to it, oldest first
     */
    private record Checked(long revision, String hash, Set<String> facts, List<String> names) {}

    private Checked atTheBeginning(Client admin) {
        return new Checked(begin, hash(admin, begin), imported, List.of());
    }

    /** Places of birth and death that one edit shall set together. */
    record Wish(String person, String birthplace, String deathplace) {
        Map<String, Object> body(String name, String method) {
            return Map.of(
                    "operations",
                    List.of(operation("P19", birthplace), operation("P20", deathplace)),
                    "method",
                    method,
                    "comment",
                    name);
        }

        private Map<String, Object> operation(String relation, String place) {
            return Map.of("op", "ASSERT", "subject", person, "relation", Map.of("id", relation), "object", place);
        }
    }

    /** A client is about to ask for this; the name goes with the edit as its comment. */
    void asked(String name, Wish wish) {
        wishes.put(name, wish);
    }

    /**
     * The server's reply has reached the client.
     *
     * @return whether it acknowledges the edit
     */
    boolean answered(String name, Reply reply) {
        boolean applied = reply.status() == 201 && reply.text("status").equals("APPLIED");
        if (applied) {
            acknowledged.add(name);
        } else if (reply.status() >= 400) {
            refused.add(name);
        }
        return applied;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Counts of what has happened, for people to read. */
    String soFar() {
        long unanswered = checked.names().stream()
                .filter(name -> !acknowledged.contains(name))
                .count();
        return "%d edits asked for, %d acknowledged, %d unanswered but wholly there, %d not there"
                .formatted(
                        wishes.size(),
                        acknowledged.size(),
                        unanswered,
                        wishes.size() - checked.names().size());
    }

    /** As {@link #check}, replaying the whole ledger once more. */
    void checkFromTheBeginning(Client admin) {
        checked = atTheBeginning(admin);
        check(admin);
    }

    /**
     * Checks a restarted server: all of its state, and what its ledger has more than at the check before.
     *
     * @return the names of the edits in its ledger, oldest first
     */
    List<String> check(Client admin) {
        assertThat(hash(admin, checked.revision()))
                .as("what was in the ledger still is")
                .isEqualTo(checked.hash());
        Map<String, JsonNode> byName = edits(admin);
        Map<String, String> names = new HashMap<>();
        byName.forEach((name, edit) -> names.put(edit.path("id").asString(), name));
        List<String> committed = new ArrayList<>(checked.names());
        Set<String> replayed = new TreeSet<>(checked.facts());
        long newest = admin.state().revision();
        for (long n = checked.revision() + 1; n <= newest; n++) {
            Reply revision = admin.get("/v1/revisions/" + n).expect(200);
            String name = names.getOrDefault(revision.text("edit"), "none");
            committed.add(name);
            replay(admin, n, replayed);
            assertThat(byName.getOrDefault(name, revision.body()).path("status").asString())
                    .as("status of %s, revision %d", name, n)
                    .isEqualTo("APPLIED");
        }
        checked = new Checked(newest, hash(admin, newest), replayed, committed);
        assertThat(committed).as("each edit is one revision").doesNotHaveDuplicates();
        assertThat(acknowledged).as("acknowledged edits are in the ledger").isSubsetOf(committed);
        assertThat(Collections.disjoint(committed, refused))
                .as("refused ones are not")
                .isTrue();
        assertThat(export(admin)).as("the graph is the ledger's replay").isEqualTo(replayed);
        byName.forEach((name, edit) -> assertThat(edit.path("status").asString())
                .as("settled: %s", name)
                .isIn(committed.contains(name) ? List.of("APPLIED") : List.of("FAILED", "REJECTED")));
        wholeOrNotAtAll(admin, committed);
        Reply integrity = admin.get("/v1/integrity").expect(200);
        assertThat(integrity.at("intact").asBoolean())
                .as("%s", integrity.body())
                .isTrue();
        return committed;
    }

    private static String hash(Client admin, long revision) {
        return admin.get("/v1/revisions/" + revision).expect(200).text("stateHash", "ledger");
    }

    /** The last edit of a person in the ledger decides both places. */
    private void wholeOrNotAtAll(Client admin, List<String> committed) {
        Map<String, Wish> last = new LinkedHashMap<>();
        committed.stream().map(wishes::get).forEach(wish -> last.put(wish.person(), wish));
        last.values().forEach(wish -> {
            assertThat(place(admin, wish.person(), "P19")).containsExactly(wish.birthplace());
            assertThat(place(admin, wish.person(), "P20")).containsExactly(wish.deathplace());
        });
    }

    private static List<String> place(Client admin, String person, String relation) {
        String subject = URLEncoder.encode(person, StandardCharsets.UTF_8);
        return admin.get("/v1/facts?subject=" + subject + "&relation=" + relation)
                .expect(200)
                .at("items")
                .valueStream()
                .map(fact -> fact.at("/object/label").asString())
                .toList();
    }

    private static void replay(Client admin, long n, Set<String> live) {
        Reply diff = admin.get("/v1/revisions/" + (n - 1) + "/diff/" + n).expect(200);
        live.removeAll(lines(diff.at("removed")));
        live.addAll(lines(diff.at("added")));
    }

    private static Collection<String> lines(JsonNode facts) {
        return facts.valueStream()
                .map(fact -> fact.at("/subject/id").asString()
                        + ','
                        + fact.at("/relation/id").asString()
                        + ','
                        + fact.at("/object/id").asString())
                .toList();
    }

    private static Set<String> export(Client admin) {
        String csv = admin.get("/v1/exports?format=csv").expect(200).body().asString();
        return csv.lines()
                .skip(1)
                .map(line -> String.join(",", Arrays.asList(line.split(",")).subList(0, 3)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, JsonNode> edits(Client admin) {
        Map<String, JsonNode> found = new HashMap<>();
        String cursor = "";
        do {
            Reply page =
                    admin.get("/v1/edits?author=admin&limit=" + PAGE + cursor).expect(200);
            page.at("items")
                    .valueStream()
                    .filter(edit -> wishes.containsKey(edit.path("comment").asString("")))
                    .forEach(edit -> found.put(edit.path("comment").asString(), edit));
            String next = page.text("next");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return found;
    }
}
