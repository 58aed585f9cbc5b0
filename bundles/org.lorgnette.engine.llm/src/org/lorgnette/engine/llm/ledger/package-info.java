/**
 * What requests cost: tokens, money, time, one line each, in a file that is whole at any moment. No word of what was asked or
 * answered stands in it.
 */
package org.lorgnette.engine.llm.ledger;
