/**
 * BERT and its relatives (DistilBERT, RoBERTa, CamemBERT, XLM-RoBERTa) as blocks, with the weights of Hugging Face checkpoints.
 * They can be trained on, and written as ONNX beside the checkpoint.
 */
package org.lorgnette.training.bert;
