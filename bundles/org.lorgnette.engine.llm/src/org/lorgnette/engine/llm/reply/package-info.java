/**
 * What models write back: the JSON schema they are asked to keep, and a reader that gets at the content if they did not. It says what
 * it had to mend, and where in the reply each value stands.
 */
package org.lorgnette.engine.llm.reply;
