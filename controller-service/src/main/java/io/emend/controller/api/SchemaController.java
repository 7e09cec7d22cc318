package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.knowledge.Page;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.schema.SchemaAdministration;
import io.emend.controller.domain.schema.SchemaReport;
import io.emend.controller.domain.schema.Validation;
import io.emend.controller.domain.schema.Validations;
import io.emend.graph.store.SchemaDocument;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Users' extensions of the schema, and validations of the whole graph. */
@RestController
public final class SchemaController {
    private static final String TURTLE = "text/turtle";
    private static final String LIBRARY = "application/json";

    private final SchemaAdministration schemas;
    private final Validations validations;
    private final CurrentCaller caller;

    public SchemaController(SchemaAdministration schemas, Validations validations, CurrentCaller caller) {
        this.schemas = schemas;
        this.validations = validations;
        this.caller = caller;
    }

    /** The documents that extend the bundled schema. */
    @GetMapping("/v1/schemas")
    public Page<SchemaDocument> listSchemas() {
        caller.get().require(Role.READER);
        return new Page<>(schemas.documents(), null);
    }

    /** What a document would change, and what it would break in the present graph; no effect. */
    @PostMapping(path = "/v1/schemas/{name}/preview", consumes = TURTLE)
    public SchemaReport previewSchema(@PathVariable("name") String name, @RequestBody String turtle) {
        caller.get().require(Role.ADMIN);
        return schemas.preview(name, turtle);
    }

    /** Puts a document in place at once, and lists what it breaks. */
    @PutMapping(path = "/v1/schemas/{name}", consumes = TURTLE)
    public SchemaReport putSchema(@PathVariable("name") String name, @RequestBody String turtle) {
        return schemas.put(name, turtle, administrator());
    }

    /** As for Turtle, for a relation library in OneEdit's form; lists what had to be corrected, too. */
    @PostMapping(path = "/v1/schemas/{name}/preview", consumes = LIBRARY)
    public SchemaReport previewLibrary(@PathVariable("name") String name, @RequestBody String library) {
        caller.get().require(Role.ADMIN);
        return schemas.previewLibrary(name, library);
    }

    /** Puts a relation library in OneEdit's form in place at once, as Turtle. */
    @PutMapping(path = "/v1/schemas/{name}", consumes = LIBRARY)
    public SchemaReport putLibrary(@PathVariable("name") String name, @RequestBody String library) {
        return schemas.putLibrary(name, library, administrator());
    }

    /** Takes a document out again, and lists what that breaks. */
    @DeleteMapping("/v1/schemas/{name}")
    public SchemaReport removeSchema(@PathVariable("name") String name) {
        return schemas.remove(name, administrator());
    }

    /** Begins to hold the whole graph against the schema and its shapes. */
    @PostMapping("/v1/validations")
    public ResponseEntity<Validation> startValidation() {
        Validation begun = validations.start(Author.of(caller.get().require(Role.REVIEWER)));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/validations/" + begun.id()))
                .body(begun);
    }

    /** The latest validations, newest first. */
    @GetMapping("/v1/validations")
    public Page<Validation> listValidations() {
        caller.get().require(Role.READER);
        return new Page<>(validations.latest(), null);
    }

    /** How a validation stands, and what it found. */
    @GetMapping("/v1/validations/{id}")
    public Validation showValidation(@PathVariable("id") String id) {
        caller.get().require(Role.READER);
        return validations.get(id);
    }

    private Author administrator() {
        return Author.of(caller.get().require(Role.ADMIN));
    }
}
