/**
 * How far annotators, people or engines, agree beyond chance: on categories of given items, and on spans that each of them sets
 * freely. A coefficient that the data cannot determine is empty.
 */
package org.lorgnette.metrics.agreement;
