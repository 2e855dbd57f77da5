using System;

namespace NetGen.Tests.Training;

/// <summary>A network whose gradient is made wrong on the way out.</summary>
internal sealed class MistakenNetwork(CheckedDouble inner, Action<Gradients<double>> mistake) : ITrainableNetwork<MistakenNetwork, double>
{
    public static NetworkInfo Info => CheckedDouble.Info;

    public Parameters<double> Parameters => ((INetwork<CheckedDouble, double>)inner).Parameters;

    public static MistakenNetwork Create(int seed) => new(new CheckedDouble(seed), _ => { });

    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs) => inner.Predict(inputs, outputs);

    public double Evaluate(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets) => inner.Evaluate(inputs, targets);

    public Gradients<double> CreateGradients() => inner.CreateGradients();

    public double ComputeGradients(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Gradients<double> gradients)
    {
        double loss = inner.ComputeGradients(inputs, targets, gradients);
        mistake(gradients);
        return loss;
    }

    /// <summary>Changes one element of one tensor's gradient, wherever the planner has put it.</summary>
    public static Action<Gradients<double>> In(string name, int element, Func<double, double> wrong) => gradients =>
    {
        TensorInfo tensor = Info.Tensor(name);
        double[] values = new double[tensor.ElementCount];
        gradients.ReadTensor(name, values);
        values[element] = wrong(values[element]);
        tensor.Layout.Write(gradients.Values, tensor.Rows, tensor.Columns, values);
    };
}
