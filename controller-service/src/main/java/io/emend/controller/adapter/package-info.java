/** What connects the domain to technology: JSON, metrics. */
@NullMarked
package io.emend.controller.adapter;

import org.jspecify.annotations.NullMarked;
