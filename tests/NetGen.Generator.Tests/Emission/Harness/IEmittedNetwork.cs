using System.Collections.Generic;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>A compiled network seen in doubles, whatever its precision.</summary>
internal interface IEmittedNetwork
{
    NetworkInfo Info { get; }

    /// <summary>Writes tensors by name.</summary>
    void Write(IReadOnlyDictionary<string, double[]> tensors);

    double[] Read(string tensor);

    double[] Predict(double[] inputs);

    /// <summary>The outputs after each step of one sequence; the state is left as the last step leaves it.</summary>
    double[] PredictSteps(double[] steps, double[] state);

    double Evaluate(double[] inputs, double[] targets);

    /// <summary>The mean loss, and the gradient of every trained tensor; samples weighted where there are weights.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="weights">One for each sample.</param>
    /// <param name="state">What recurrent layers go on with, overwritten; none for zeros.</param>
    (double Loss, IReadOnlyDictionary<string, double[]> Gradients) ComputeGradients(
        double[] inputs, double[] targets, double[]? weights = null, double[]? state = null);

    /// <summary>Gradient descent's step on one sample; the loss before it.</summary>
    double Step(double[] input, double[] target, double rate);

    /// <summary>Gives buffers the values that follow from the last gradients.</summary>
    void UpdateBuffers();

    /// <summary>Makes the next gradients those of a step, as far as they are random.</summary>
    void Draw(int seed, long step);

    /// <summary>Trains on the whole batch.</summary>
    History Fit(double[] inputs, double[] targets, TrainingOptions options);

    /// <summary>Whether training gets more scratch than it asks for, all of it NaN; if not, it gets what it asks for.</summary>
    bool HasAmpleScratch { get; set; }

    /// <summary>Whether the guards around its memory, where <see cref="AlignedBuffer{T}.GuardLength"/> asked for some, are as they were.</summary>
    bool IsIntact { get; }

    /// <summary>Everything in the flat buffers that belongs to no tensor.</summary>
    IEnumerable<double> Padding();
}
