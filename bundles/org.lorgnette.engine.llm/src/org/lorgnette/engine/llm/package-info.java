/**
 * Engines that ask a generative model behind an endpoint which speaks OpenAI's chat protocol for entities, relations and answers.
 * Nothing is sent anywhere unless the user has named an endpoint.
 */
package org.lorgnette.engine.llm;
