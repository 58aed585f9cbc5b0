/**
 * One request to a chat endpoint and its reply: what is asked, who is asked, and how faults of servers and networks are met. Keys
 * stand in the environment or in a store that is plugged in, and in nothing that is printed or written.
 */
package org.lorgnette.engine.llm.chat;
