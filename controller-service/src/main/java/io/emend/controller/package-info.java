/** The controller service: its configuration and its main class. */
@NullMarked
package io.emend.controller;

import org.jspecify.annotations.NullMarked;
