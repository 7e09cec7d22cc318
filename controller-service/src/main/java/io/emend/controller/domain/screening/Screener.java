package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening;

/** Judges a proposed edit. Has no effect. */
@FunctionalInterface
public interface Screener {
    /** Lets everything pass. */
    Screener NONE = proposal -> Screening.CLEAR;

    Screening screen(Proposal proposal);
}
