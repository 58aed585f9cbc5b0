/**
 * Entities and relations that engines found, as an RDF graph in which every statement names the place in the text it rests on,
 * and an embedded store to query it. Places follow the W3C Web Annotation model, origins follow PROV-O; no type of RDF4J crosses
 * the border of this package.
 */
package org.lorgnette.knowledge;
