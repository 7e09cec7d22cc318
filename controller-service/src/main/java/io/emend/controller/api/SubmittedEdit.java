package io.emend.controller.api;

import io.emend.contract.edit.Edit;
import io.emend.controller.domain.edit.TrackedEdit;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a request that became an edit: 201 once it is finished, 202 while it goes on, and where to look. */
final class SubmittedEdit {
    private SubmittedEdit() {}

    static ResponseEntity<Edit> response(TrackedEdit tracked) {
        boolean open = switch (tracked.edit().status()) {
            case RECEIVED, APPLYING, NEEDS_REVIEW -> true;
            case APPLIED, REJECTED, FAILED, ROLLED_BACK -> false;
        };
        return ResponseEntity.status(open ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
                .location(URI.create("/v1/edits/" + tracked.id()))
                .eTag(Versions.etag(tracked.version()))
                .body(tracked.edit());
    }
}
