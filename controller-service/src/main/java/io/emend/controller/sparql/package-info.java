/** Read-only SPARQL over the live graph: the only place of the service with Jena. */
@NullMarked
package io.emend.controller.sparql;

import org.jspecify.annotations.NullMarked;
