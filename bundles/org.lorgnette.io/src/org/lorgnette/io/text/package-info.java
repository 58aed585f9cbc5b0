/**
 * Plain text as a corpus without annotation, and a small tokenizer for documents that come without tokens. The tokenizer serves
 * formats that need tokens; engines bring their own.
 */
package org.lorgnette.io.text;
