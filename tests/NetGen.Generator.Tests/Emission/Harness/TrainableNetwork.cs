using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>The same with gradients.</summary>
internal sealed class TrainableNetwork<TSelf, T> : EmittedNetwork<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Gradients<T>? _gradients;

    public override (double Loss, IReadOnlyDictionary<string, double[]> Gradients) ComputeGradients(double[] inputs, double[] targets)
    {
        _gradients ??= Network.CreateGradients();
        T loss = Network.ComputeGradients(Narrow(inputs), Narrow(targets), _gradients);
        return (double.CreateChecked(loss), Info.Tensors.Where(t => t.Kind == TensorKind.Parameter).ToDictionary(t => t.Name, t => Gradient(t, _gradients)));
    }

    public override History Fit(double[] inputs, double[] targets, TrainingOptions options) => Trainer.Fit<TSelf, T>(
        Network, new Dataset(inputs, Info.InputSize, targets, Info.OutputSize), options);

    public override IEnumerable<double> Padding() => base.Padding().Concat(_gradients is null ? [] : PaddingOf(_gradients.Values));

    private static double[] Gradient(TensorInfo tensor, Gradients<T> gradients)
    {
        var values = new T[tensor.ElementCount];
        gradients.ReadTensor(tensor.Name, values);
        return Widen(values);
    }
}
