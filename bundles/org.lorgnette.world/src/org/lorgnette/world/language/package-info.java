/**
 * Words questions and answers in English and French. Each question has several phrasings that mean the same, in the grammar that
 * the language asks for: number, gender, elision and the place of adjectives.
 */
package org.lorgnette.world.language;
