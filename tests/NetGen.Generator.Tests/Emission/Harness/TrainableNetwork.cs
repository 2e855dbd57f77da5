using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Numerics;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>The same with gradients.</summary>
internal sealed class TrainableNetwork<TSelf, T> : EmittedNetwork<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>More than a test's batch needs: all of it is NaN before each step, so that code that counts on zeros shows.</summary>
    private const int AmpleScratch = 1 << 17;

    private readonly List<Gradients<T>> _made = [];
    private Gradients<T>? _gradients;

    public override (double Loss, IReadOnlyDictionary<string, double[]> Gradients) ComputeGradients(
        double[] inputs, double[] targets, double[]? weights = null, double[]? state = null)
    {
        Prepare();
        _gradients.WeighSamples(Narrow(weights ?? []));
        T[] carried = Narrow(state ?? []);
        _gradients.State = carried;
        T loss = Network.ComputeGradients(new CallersMemory<T>(inputs).Span, new CallersMemory<T>(targets).Span, _gradients);
        Widen(carried).CopyTo(state ?? [], 0);
        _gradients.State = default;
        return (double.CreateChecked(loss), Info.Tensors.Where(t => t.Kind == TensorKind.Parameter).ToDictionary(t => t.Name, t => Gradient(t, _gradients)));
    }

    public override double Step(double[] input, double[] target, double rate)
    {
        Prepare();
        _gradients.WeighSamples([]);
        OptimizerState<T> state = new Sgd(rate).CreateState<T>(Network.Parameters.Trainable.Length);
        return double.CreateChecked(Network.Step(new CallersMemory<T>(input).Span, new CallersMemory<T>(target).Span, _gradients, state));
    }

    public override void UpdateBuffers() => _gradients?.UpdateBuffers(Network);

    public override void Draw(int seed, long step)
    {
        _gradients ??= Made();
        (_gradients.Seed, _gradients.Step) = (seed, step);
    }

    public override History Fit(double[] inputs, double[] targets, TrainingOptions options) => Trainer.Fit<TSelf, T>(
        Network, new Dataset(inputs, Info.InputSize, targets, Info.TargetSize), options);

    public override IEnumerable<double> Padding() => base.Padding().Concat(_gradients is null ? [] : PaddingOf(_gradients.Values));

    protected override IEnumerable<AlignedBuffer<T>> Buffers => [.. base.Buffers, .. _made.SelectMany(g => g.Buffers)];

    /// <summary>Scratch is kept and reused: only new gradients have no more than is asked for.</summary>
    [MemberNotNull(nameof(_gradients))]
    private void Prepare()
    {
        if (HasAmpleScratch)
        {
            _gradients ??= Made();
            _gradients.Scratch(AmpleScratch, perSample: 1, constant: 0).Fill(T.NaN);
            return;
        }

        (int seed, long step) = _gradients is null ? default : (_gradients.Seed, _gradients.Step);
        _gradients = Made();
        (_gradients.Seed, _gradients.Step) = (seed, step);
    }

    private Gradients<T> Made()
    {
        Gradients<T> made = Network.CreateGradients();
        _made.Add(made);
        return made;
    }

    private static double[] Gradient(TensorInfo tensor, Gradients<T> gradients)
    {
        var values = new T[tensor.ElementCount];
        gradients.ReadTensor(tensor.Name, values);
        return Widen(values);
    }
}
