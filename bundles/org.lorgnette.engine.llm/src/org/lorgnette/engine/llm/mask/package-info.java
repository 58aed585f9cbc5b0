/**
 * Hides names before a text leaves the machine and puts them back into what comes back. Which names there are is found by another,
 * local engine.
 */
package org.lorgnette.engine.llm.mask;
