/**
 * Replies on disk, found by all that matters for them. Files are only ever appended to, so that a process that is killed loses
 * nothing and several may share them.
 */
package org.lorgnette.engine.llm.cache;
