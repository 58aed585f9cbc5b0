/**
 * A subword vocabulary learned by byte-pair encoding, written in the format of the Hugging Face tokenizers, whose library applies it.
 * No library for Java trains one.
 */
package org.lorgnette.training.subword;
