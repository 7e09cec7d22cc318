package io.emend.graph.exchange;

import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.schema.RdfNames;
import java.io.OutputStream;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Streams triples through Jena's writers. */
final class RdfExport {
    private RdfExport() {}

    static void stream(Format format, OutputStream output, KnowledgeGraph graph, EntityCatalog catalog) {
        boolean turtle = format == Format.TURTLE;
        StreamRDF writer =
                StreamRDFWriter.getWriterStream(output, turtle ? RDFFormat.TURTLE_BLOCKS : RDFFormat.NTRIPLES_UTF8);
        writer.start();
        if (turtle) {
            writer.prefix("wd", RdfNames.WIKIDATA_ENTITY);
            writer.prefix("wdt", RdfNames.WIKIDATA_RELATION);
            writer.prefix("rdfs", RDFS.getURI());
            writer.prefix("skos", SKOS.getURI());
            writer.prefix("rel", RdfNames.RELATION);
        }
        catalog.changedSince(-1, entity -> RdfTerms.triples(entity).forEach(writer::triple));
        graph.forEachLive(statement -> writer.triple(RdfTerms.triple(statement)));
        writer.finish();
    }
}
