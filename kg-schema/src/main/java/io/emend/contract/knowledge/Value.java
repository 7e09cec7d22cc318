package io.emend.contract.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/** What a statement says of its subject: another entity, or a literal. On the wire {@code {id, label}} or {@code {value, datatype}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Value.Entity.class), @JsonSubTypes.Type(Value.Literal.class)})
public sealed interface Value {
    /** The text people read: the entity's label or the literal's lexical form. */
    @JsonIgnore
    String display();

    /** A stable text that identifies the value: the entity's id, or {@code "lexical"^^datatype}. */
    @JsonIgnore
    String canonical();

    /** An entity of the graph. */
    record Entity(String id, String label) implements Value {
        public Entity {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
        }

        @Override
        public String display() {
            return label;
        }

        @Override
        public String canonical() {
            return id;
        }
    }

    /**
     * A literal.
     *
     * @param value lexical form
     * @param datatype XSD local name, such as {@code string}, {@code date}, {@code decimal}
     */
    record Literal(String value, String datatype) implements Value {
        public Literal {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(datatype, "datatype");
        }

        @Override
        public String display() {
            return value;
        }

        @Override
        public String canonical() {
            return '"' + value + "\"^^" + datatype;
        }
    }
}
