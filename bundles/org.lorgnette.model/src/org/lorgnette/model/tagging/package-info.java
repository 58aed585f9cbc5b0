/**
 * Tag schemes for chunks over tokens (Ramshaw and Marcus 1995 and its descendants): parsing, encoding, decoding, detection,
 * validation and repair. Every operation is total: any sequence of strings decodes, and what is illegal in it is named.
 */
package org.lorgnette.model.tagging;
