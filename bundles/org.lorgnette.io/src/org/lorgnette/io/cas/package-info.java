/**
 * UIMA's common analysis structure (CAS) as XMI and as JSON, and how its feature structures stand for a document. WebAnno TSV
 * shares that mapping, so that a document reads the same from each of the three.
 */
package org.lorgnette.io.cas;
