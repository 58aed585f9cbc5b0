/**
 * SemEval-2010 task 8 (Hendrickx et al. 2010): one sentence with two marked nominals and the relation between them, and the key
 * files its scorer reads. A label such as {@code Cause-Effect(e2,e1)} is a relation from e2 to e1.
 */
package org.lorgnette.io.semeval;
