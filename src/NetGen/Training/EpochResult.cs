using System;

namespace NetGen;

/// <summary>What came out of one epoch.</summary>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="Loss">The mean training loss over the epoch's batches, weighted by their sizes; each batch's is taken before its update, in training
/// mode, as Keras does.</param>
/// <param name="ValidationLoss">The mean loss over the validation data after the epoch, in evaluation mode; null without such data.</param>
/// <param name="Elapsed">The time since training began.</param>
public readonly record struct EpochResult(int Epoch, double Loss, double? ValidationLoss, TimeSpan Elapsed);
