/**
 * The JSON of SpERT (Eberts and Ulges 2020): an array of tokenised sentences with entities and relations between them. The
 * variant with tags in place of entities is read too.
 */
package org.lorgnette.io.spert;
