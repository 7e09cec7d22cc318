/** What an edit collides with, found by structure (traits, inverses, rules, shapes), and said in words. */
@NullMarked
package io.emend.controller.domain.conflict;

import org.jspecify.annotations.NullMarked;
