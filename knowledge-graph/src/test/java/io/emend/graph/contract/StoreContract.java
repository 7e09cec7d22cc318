package io.emend.graph.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.edit.Plan;
import io.emend.contract.edit.Screening;
import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.problem.Conflicted;
import io.emend.graph.GraphPorts;
import io.emend.graph.store.AuditEntry;
import io.emend.graph.store.AuditEvent;
import io.emend.graph.store.EditDocument;
import io.emend.graph.store.EditFilter;
import io.emend.graph.store.IdempotencyRecord;
import io.emend.graph.store.RulesInUse;
import io.emend.graph.store.SchemaDocument;
import io.emend.graph.store.StoredEdit;
import io.emend.graph.store.StoredKey;
import io.emend.graph.store.StoredRules;
import io.emend.graph.store.StoredWebhook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of the stores beside the facts must do. */
public abstract class StoreContract {
    private static final Instant NOON = TestGraphs.NOON;
    private GraphPorts graph;

    /** An empty graph. */
    protected abstract GraphPorts emptyGraph();

    @BeforeEach
    void open() {
        graph = emptyGraph();
    }

    @Test
    void keepsAnEditWordForWord() {
        EditDocument document = document("e-1", "alice", EditStatus.RECEIVED, 0);

        StoredEdit saved = graph.edits().save(document, 0);

        assertThat(saved.version()).isEqualTo(1);
        assertThat(graph.edits().find("e-1")).contains(saved);
        assertThat(graph.edits().find("e-1").orElseThrow().document()).isEqualTo(document);
        assertThat(graph.edits().find("e-2")).isEmpty();
    }

    @Test
    void keepsSchemaDocumentsByNameAndCountsTheirChanges() {
        SchemaDocument one = new SchemaDocument("pets", "# one", "admin", NOON);
        SchemaDocument two = new SchemaDocument("pets", "# two", "admin", NOON.plusSeconds(1));
        SchemaDocument other = new SchemaDocument("cars", "# three", "admin", NOON);
        long before = graph.schemas().version();

        graph.schemas().put(one);
        graph.schemas().put(other);
        graph.schemas().put(two);

        assertThat(graph.schemas().documents()).containsExactly(other, two);
        assertThat(graph.schemas().version()).isEqualTo(before + 3);
        assertThat(graph.schemas().remove("nothing")).isFalse();
        assertThat(graph.schemas().remove("pets")).isTrue();
        assertThat(graph.schemas().documents()).containsExactly(other);
        assertThat(graph.schemas().version()).isEqualTo(before + 4);
    }

    @Test
    void numbersVersionsOfTheScreeningRules() {
        assertThat(graph.rules().versions()).isEmpty();

        StoredRules first = graph.rules().add("{}", "admin", "to begin with", NOON);
        StoredRules second = graph.rules().add("{\"brake\":1}", "admin", "", NOON.plusSeconds(1));

        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(graph.rules().versions()).containsExactly(second, first);
        assertThat(graph.rules().version(first.version())).contains(first);
        assertThat(graph.rules().version(second.version() + 1)).isEmpty();
    }

    @Test
    void letsNobodyPutRulesInForceOverAChangeTheyHaveNotSeen() {
        RulesInUse before = graph.rules().inUse();
        assertThat(before).isEqualTo(RulesInUse.CONFIGURED);
        RulesInUse wanted = new RulesInUse(before.change(), 7, new TreeSet<>(Set.of("burst")), "admin", NOON);

        RulesInUse after = graph.rules().use(wanted);

        assertThat(after).isEqualTo(new RulesInUse(before.change() + 1, 7, wanted.braked(), "admin", NOON));
        assertThat(graph.rules().inUse()).isEqualTo(after);
        assertThatThrownBy(() -> graph.rules().use(wanted)).isInstanceOf(Conflicted.PreconditionFailed.class);
        assertThat(graph.rules().inUse()).isEqualTo(after);
    }

    @Test
    void letsOnlyOneOfTwoWritersWin() {
        graph.edits().save(document("e-1", "alice", EditStatus.RECEIVED, 0), 0);
        graph.edits().save(document("e-1", "alice", EditStatus.APPLYING, 0), 1);

        assertThatThrownBy(() -> graph.edits().save(document("e-1", "alice", EditStatus.FAILED, 0), 1))
                .isInstanceOf(Conflicted.PreconditionFailed.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> graph.edits().save(document("e-1", "alice", EditStatus.FAILED, 0), 0))
                .isInstanceOf(Conflicted.PreconditionFailed.class);
        assertThatThrownBy(() -> graph.edits().save(document("e-9", "alice", EditStatus.FAILED, 0), 3))
                .isInstanceOf(Conflicted.PreconditionFailed.class);
        assertThat(graph.edits().find("e-1").orElseThrow().edit().status()).isEqualTo(EditStatus.APPLYING);
    }

    @Test
    void listsEditsNewestFirstByStatusAuthorSubjectSlotAndTime() {
        graph.edits().save(document("e-1", "alice", EditStatus.APPLIED, 0), 0);
        graph.edits().save(document("e-2", "bob", EditStatus.APPLIED, 60), 0);
        graph.edits().save(document("e-3", "alice", EditStatus.FAILED, 120), 0);

        assertThat(ids(EditFilter.any(10))).containsExactly("e-3", "e-2", "e-1");
        assertThat(ids(EditFilter.byAuthor("alice", null, 10))).containsExactly("e-3", "e-1");
        assertThat(ids(EditFilter.byAuthor("alice", NOON.plusSeconds(60), 10))).containsExactly("e-3");
        assertThat(ids(new EditFilter(EditStatus.APPLIED, null, null, null, null, 10, null)))
                .containsExactly("e-2", "e-1");
        assertThat(ids(new EditFilter(EditStatus.APPLIED, "bob", "Q1", null, null, 10, null)))
                .containsExactly("e-2");
        assertThat(ids(EditFilter.bySlot("Q1", "P19", 10))).containsExactly("e-3", "e-2", "e-1");
        assertThat(ids(EditFilter.bySlot("Q1", "P20", 10))).isEmpty();
        Page<StoredEdit> first = graph.edits().list(EditFilter.any(2));
        assertThat(graph.edits().list(EditFilter.any(2).after(first.next())).items())
                .extracting(stored -> stored.edit().id())
                .containsExactly("e-1");
        assertThat(graph.edits().findAll(List.of("e-1", "e-3", "e-9")))
                .extracting(stored -> stored.edit().id())
                .containsExactly("e-3", "e-1");
    }

    @Test
    void givesAnIdempotencyKeyToItsFirstClaimant() {
        IdempotencyRecord first = new IdempotencyRecord("alice", "k", "hash-1", "e-1", NOON);
        IdempotencyRecord second = new IdempotencyRecord("alice", "k", "hash-2", "e-2", NOON);

        assertThat(graph.edits().claim(first)).isEmpty();
        assertThat(graph.edits().claim(second)).contains(first);
        assertThat(graph.edits().claim(new IdempotencyRecord("bob", "k", "hash-3", "e-3", NOON)))
                .isEmpty();
        graph.edits().release("alice", "k");
        assertThat(graph.edits().claim(second)).isEmpty();
    }

    @Test
    void keepsKeysAndRevokesThemOnce() {
        StoredKey alice =
                new StoredKey("k-1", "hash-a", "alice", "EDITOR", Set.of("edit"), NOON, NOON.plusSeconds(9), null);
        StoredKey bob = new StoredKey("k-2", "hash-b", "bob", "ADMIN", Set.of(), NOON, null, null);
        graph.keys().save(bob);
        graph.keys().save(alice);

        assertThat(graph.keys().findByHash("hash-a")).contains(alice);
        assertThat(graph.keys().findByHash("hash-x")).isEmpty();
        assertThat(graph.keys().list()).containsExactly(alice, bob);
        assertThat(graph.keys().revoke("k-1", NOON)).isTrue();
        assertThat(graph.keys().revoke("k-1", NOON)).isFalse();
        assertThat(graph.keys().revoke("k-9", NOON)).isFalse();
        assertThat(graph.keys().find("k-1")).contains(alice.revoked(NOON));
    }

    @Test
    void keepsSubscriptionsAndHowFarTheyHaveBeenTold() {
        StoredWebhook one = new StoredWebhook("w-1", "https://one.example.org/", "secret-1", "root", NOON, 3);
        StoredWebhook two = new StoredWebhook("w-2", "https://two.example.org/", "secret-2", "root", NOON, 0);
        graph.webhooks().save(two);
        graph.webhooks().save(one);

        graph.webhooks().delivered("w-1", 5);
        graph.webhooks().delivered("w-1", 4);
        graph.webhooks().delivered("w-9", 4);

        assertThat(graph.webhooks().list()).containsExactly(one.deliveredTo(5), two);
        assertThat(graph.webhooks().find("w-1")).contains(one.deliveredTo(5));
        assertThat(graph.webhooks().delete("w-1")).isTrue();
        assertThat(graph.webhooks().delete("w-1")).isFalse();
        assertThat(graph.webhooks().list()).containsExactly(two);
    }

    @Test
    void chainsAuditEntriesAndListsThemNewestFirst() {
        AuditEntry first = graph.audit().append(event("alice", "edit.apply", 0));
        AuditEntry second = graph.audit().append(event("bob", "edit.apply", 1));
        AuditEntry third = graph.audit().append(event("alice", "key.revoke", 2));

        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(third.number()).isEqualTo(3);
        assertThat(graph.audit().list(null, null, 10, null).items()).containsExactly(third, second, first);
        assertThat(graph.audit().list("alice", null, 10, null).items()).containsExactly(third, first);
        assertThat(graph.audit().list(null, NOON.plusSeconds(1), 10, null).items())
                .containsExactly(third, second);
        Page<AuditEntry> page = graph.audit().list(null, null, 2, null);
        assertThat(graph.audit().list(null, null, 2, page.next()).items()).containsExactly(first);
        assertThat(graph.audit().isIntact()).isTrue();
    }

    private List<String> ids(EditFilter filter) {
        return graph.edits().list(filter).items().stream()
                .map(stored -> stored.edit().id())
                .toList();
    }

    private static AuditEvent event(String actor, String action, long seconds) {
        return new AuditEvent(
                NOON.plusSeconds(seconds),
                actor,
                "EDITOR",
                action,
                "e-1",
                "ok",
                Map.of("revision", "7", "method", "weights"));
    }

    private static EditDocument document(String id, String author, EditStatus status, long seconds) {
        Operation operation = Operation.assertion(
                Reference.id("Q1"), Reference.id("P19"), new ObjectReference("Q10", null, null, null));
        Edit edit = new Edit(
                id,
                "EDIT",
                status,
                author,
                NOON.plusSeconds(seconds),
                null,
                null,
                List.of(operation),
                Plan.EMPTY,
                List.of(),
                Screening.CLEAR,
                null,
                null,
                List.of(),
                TestGraphs.SOURCE,
                null,
                null);
        return new EditDocument(edit, Set.of("Q1"), Set.of(EditDocument.slot("Q1", "P19")), "{\"votes\":1}");
    }
}
