/**
 * Near copies between texts: fingerprints by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
 * fingerprinting", SIGMOD 2003), the passages two texts share, and which texts of many share any. Case, accents, punctuation and
 * spacing do not count.
 */
package org.lorgnette.metrics.copy;
