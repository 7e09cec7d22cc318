/**
 * The editor service: hosts the language model, commits plans to graph and weights as one, and speaks OpenAI's protocol.
 * This package wires it; what it does is in the packages below.
 */
@NullMarked
package io.emend.editor;

import org.jspecify.annotations.NullMarked;
