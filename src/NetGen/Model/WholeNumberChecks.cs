using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen;

/// <summary>Tokens and categories among the features, class indices as targets: checked before the first batch, with their rows in the dataset.
/// Called by generated code.</summary>
/// <param name="ranges">The features that are whole numbers.</param>
/// <param name="classes">How many classes the targets are indices of; 0 where they are none.</param>
/// <param name="ignoreIndex">A further target that is taken.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WholeNumberChecks(ImmutableArray<IndexRange> ranges, int classes = 0, int ignoreIndex = 0) : DataChecks
{
    /// <summary>The features that are whole numbers.</summary>
    public ImmutableArray<IndexRange> Ranges => ranges;

    internal override void CheckFeatures(NumberRows features, DataPlace place)
    {
        double[] scratch = features.Scratch();
        for (int row = 0; row < features.Count; row++)
        {
            CheckFeatures(features.Read(row, scratch), place with { Row = row });
        }
    }

    internal override void CheckTargets(ReadOnlySpan<double> targets, in DataPlace place)
    {
        for (int i = 0; i < targets.Length && classes > 0; i++)
        {
            if (targets[i] != ignoreIndex && !IsIndex(targets[i], classes))
            {
                throw place.Error(i, $"a class index from 0 to {classes - 1}, or {ignoreIndex}, for the loss is SparseCrossEntropy", targets[i]);
            }
        }
    }

    /// <summary>A row whose class is ignored weighs nothing.</summary>
    internal override bool Weigh(Dataset train, IReadOnlyList<double> weightOfClass, double[] weights)
    {
        if (classes == 0 || train.TargetCount != 1)
        {
            return false;
        }

        RowWeights.Check(weightOfClass, classes, "classes", nameof(TrainingOptions.ClassWeights));
        for (int row = 0; row < weights.Length; row++)
        {
            double index = train.Table.Targets[row, 0];
            weights[row] *= index == ignoreIndex ? 0 : weightOfClass[(int)index];
        }

        return true;
    }

    private void CheckFeatures(ReadOnlySpan<double> features, in DataPlace place)
    {
        foreach (IndexRange range in ranges)
        {
            for (int i = 0; i < range.Count; i++)
            {
                int column = range.First + (i * range.Step);
                if (!IsIndex(features[column], range.Below))
                {
                    throw place.Error(column, $"a whole number from 0 to {range.Below - 1}", features[column]);
                }
            }
        }
    }

    private static bool IsIndex(double number, int below) => number >= 0 && number < below && number == Math.Floor(number);
}
