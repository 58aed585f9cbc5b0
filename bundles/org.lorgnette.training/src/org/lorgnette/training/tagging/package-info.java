/**
 * Learns to tag words with a scheme such as BIOES: an encoder, scores for tags, and a conditional random field on top. Corpora that
 * know only some of the types can be mixed.
 */
package org.lorgnette.training.tagging;
