/**
 * Corpora of questions about pictures: VQA v2 (Goyal et al. 2017), easy-VQA, SHAPES (Andreas et al. 2016) and NLVR (Suhr et al.
 * 2017, 2019). Pictures are named by their path relative to the source if it is a folder, else to the folder the file lies in.
 */
package org.lorgnette.io.vqa;
