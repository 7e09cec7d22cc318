package io.emend.access.key;

import io.emend.access.CurrentCaller;
import io.emend.contract.knowledge.Page;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys over HTTP, for administrators. */
@RestController
public final class KeyController {
    private final KeyAdministration administration;
    private final CurrentCaller caller;

    public KeyController(KeyAdministration administration, CurrentCaller caller) {
        this.administration = administration;
        this.caller = caller;
    }

    /** Makes a key and shows it, this once. */
    @PostMapping("/v1/keys")
    ResponseEntity<KeyView> create(@RequestBody KeyRequest request) {
        KeyView created = administration.create(caller.get(), request);
        return ResponseEntity.created(URI.create("/v1/keys/" + created.id())).body(created);
    }

    /** All keys, without the secrets. */
    @GetMapping("/v1/keys")
    Page<KeyView> list() {
        return new Page<>(administration.list(caller.get()), null);
    }

    /** Revokes a key for ever. */
    @DeleteMapping("/v1/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("id") String id) {
        administration.revoke(caller.get(), id);
    }
}
