/**
 * Engines on top of Stanford CoreNLP: conditional random fields, rules, and relations. This bundle and its features are the only
 * ones under the GPL; nothing else names {@code edu.stanford}.
 */
package org.lorgnette.engine.corenlp;
