package io.emend.controller;

import io.emend.schema.KnowledgeSchema;
import io.emend.schema.shapes.ShapeValidator;

/** The schema and shapes that every part of the controller goes by. */
record SchemaInUse(KnowledgeSchema schema, ShapeValidator shapes) {}
