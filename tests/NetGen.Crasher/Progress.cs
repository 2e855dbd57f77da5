using System;
using System.IO;

namespace NetGen.Crasher;

/// <summary>Says which step has been done, before it is written anywhere.</summary>
internal sealed class Progress : Callback
{
    private readonly TextWriter _output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };

    public static Dataset Data()
    {
        double[] features = new double[80];
        double[] targets = new double[40];
        for (int i = 0; i < targets.Length; i++)
        {
            features[2 * i] = (i % 7) - 3;
            features[(2 * i) + 1] = (i % 5) - 2;
            targets[i] = (i % 7 * 0.3) - (i % 5 * 0.2);
        }

        return new Dataset(features, 2, targets, 1);
    }

    public override void OnTrainBatchEnd(TrainingContext training) => _output.WriteLine(FormattableString.Invariant($"step {training.TotalSteps}"));
}
