/**
 * The part of the Jinja template language that chat templates are written in, evaluated without any access to Java
 * objects: values are strings, numbers, booleans, lists, maps, none and undefined, and nothing else.
 *
 * <p>Semantics follow the Jinja documentation (Pallets project) with {@code trim_blocks} and {@code lstrip_blocks} on
 * and automatic escaping off, which is how transformers renders chats. Truth, equality, {@code str()} and the methods
 * of strings, lists and dicts follow Python. Not supported: inheritance, includes, imports, call and filter blocks.
 * Tuples are lists, which shows only where a template prints one whole.
 */
@NullMarked
package io.emend.lm.jinja;

import org.jspecify.annotations.NullMarked;
