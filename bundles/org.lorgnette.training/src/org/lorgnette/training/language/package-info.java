/**
 * Language models learn to tell the next piece of a text from all before it. What they leave behind writes texts, and says how surprising
 * each piece of a text is.
 */
package org.lorgnette.training.language;
