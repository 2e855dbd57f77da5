using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary><c>Step</c> is gradients and update, also where one sample's plain gradient descent does both at once.</summary>
public class StepTests
{
    public static TheoryData<Optimizer> Optimizers => [new Sgd(0.1), new Sgd(0.1, weightDecay: 0.01), new Sgd(0.1, momentum: 0.9), new Adam(0.01)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ItIsGradientsAndUpdate(Optimizer optimizer)
    {
        foreach (int count in new[] { 1, 2, 7 })
        {
            bool sameBits = count > 1 || optimizer is not Sgd { Momentum: 0, WeightDecay: 0 };
            Hold<Tumor, float>(optimizer, count, sameBits ? 0 : 1e-6);
            Hold<Odd, float>(optimizer, count, sameBits ? 0 : 1e-6);
            Hold<OddDouble, double>(optimizer, count, sameBits ? 0 : 1e-14);
            Hold<PlainTumor, double>(optimizer, count, 0);
        }
    }

    /// <summary>What draws random numbers or keeps running statistics takes the way in two steps, with the same numbers and the same
    /// buffers.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ItIsThatWithDropoutAndBatchStatisticsToo(Optimizer optimizer)
    {
        foreach (int count in new[] { 2, 7 })
        {
            Hold<Normalised, float>(optimizer, count, 0);
            Hold<NormalisedDouble, double>(optimizer, count, 0);
        }

        Hold<Dropping, float>(optimizer, count: 1, 0);
        Hold<DroppingDouble, double>(optimizer, count: 1, 0);
    }

    [Fact]
    public void BuffersAreUpdated()
    {
        var network = new PlainBatchNormed(seed: 1);
        double[] before = Stored<PlainBatchNormed, double>(network, TensorKind.Buffer);
        network.Step(Samples.Inputs<PlainBatchNormed, double>(3), Samples.Targets<PlainBatchNormed, double>(3), network.CreateGradients(), State<PlainBatchNormed, double>(network, new Sgd(0.1)));
        Assert.NotEqual(before, Stored<PlainBatchNormed, double>(network, TensorKind.Buffer));
    }

    [Fact]
    public void ASamplesWeightCounts()
    {
        var network = new Tumor(seed: 1);
        float[] before = Stored<Tumor, float>(network);
        Gradients<float> gradients = network.CreateGradients();
        gradients.WeighSamples([0f]);
        network.Step(Samples.Inputs<Tumor, float>(1), Samples.Targets<Tumor, float>(1), gradients, State<Tumor, float>(network, new Sgd(0.1)));
        Assert.Equal(before, Stored<Tumor, float>(network));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ALossThatIsNotFiniteChangesNothing(int count)
    {
        var network = new Tumor(seed: 1);
        float[] inputs = Samples.Inputs<Tumor, float>(count);
        float[] before = Stored<Tumor, float>(network);
        Gradients<float> gradients = network.CreateGradients();
        OptimizerState<float> state = State<Tumor, float>(network, new Sgd(0.1));
        inputs[5] = float.NaN;
        Assert.True(float.IsNaN(network.Step(inputs, Samples.Targets<Tumor, float>(count), gradients, state)));
        Assert.Equal(before, Stored<Tumor, float>(network));
    }

    [Fact]
    public void PaddingIsZeroAfterAThousandSteps()
    {
        var network = new Odd(seed: 1);
        INetwork<Odd, float> seen = network;
        Gradients<float> gradients = network.CreateGradients();
        OptimizerState<float> state = State<Odd, float>(network, new Sgd(0.01));
        for (int step = 0; step < 1000; step++)
        {
            network.Step(Samples.Inputs<Odd, float>(1), Samples.Targets<Odd, float>(1), gradients, state);
        }

        var restored = new Odd(seed: 2);
        foreach (TensorInfo tensor in Odd.Info.Tensors)
        {
            var values = new float[tensor.ElementCount];
            network.ReadTensor(tensor.Name, values);
            restored.WriteTensor(tensor.Name, values);
        }

        // What was written tensor by tensor has the padding of a new network: zero.
        Assert.Equal(((INetwork<Odd, float>)restored).Parameters.Storage.ToArray(), seen.Parameters.Storage.ToArray());
    }

    /// <summary>Nobody sees padding, and nobody could mend it: NaN must not get there.</summary>
    [Fact]
    public void AfterNaNANetworkCanBeWrittenAnew()
    {
        MendsAfterNaN<Tumor, float>();
        MendsAfterNaN<Odd, float>();
        MendsAfterNaN<OddDouble, double>();
        MendsAfterNaN<SmallDouble, double>();
    }

    [Fact]
    public void WrongArgumentsAreNamed()
    {
        var network = new Tumor();
        OptimizerState<float> state = State<Tumor, float>(network, new Sgd(0.1));
        Gradients<float> gradients = network.CreateGradients();
        Assert.Equal("optimizer", Assert.Throws<ArgumentNullException>(() => network.Step(new float[30], [1f], gradients, null!)).ParamName);
        Assert.Equal("gradients", Assert.Throws<ArgumentNullException>(() => network.Step(new float[30], [1f], null!, state)).ParamName);
        Assert.Equal(
            "gradients", Assert.Throws<ArgumentException>(() => network.Step(new float[30], [1f], new Odd().CreateGradients(), state)).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => network.Step(new float[31], [1f], gradients, state)).ParamName);
        OptimizerState<float> other = new Sgd(0.1).CreateState<float>(1);
        foreach (int count in new[] { 1, 2 })
        {
            Assert.Contains("is for 1 elements", Assert.Throws<ArgumentException>(() => network.Step(new float[30 * count], new float[count], gradients, other)).Message, StringComparison.Ordinal);
        }

        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => network.Step(new float[30], [], gradients, state)).ParamName);
    }

    private static void MendsAfterNaN<TSelf, T>()
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(1);
        TSelf sound = TSelf.Create(2);
        Gradients<T> gradients = network.CreateGradients();
        foreach (int count in new[] { 1, 6 })
        {
            T[] targets = [.. Samples.Targets<TSelf, T>(count).Select(_ => T.NaN)];
            network.ComputeGradients(Samples.Inputs<TSelf, T>(count), targets, gradients);
            State<TSelf, T>(network, new Adam(0.1)).Step(network.Parameters.Trainable, gradients.Values);
        }

        foreach (TensorInfo tensor in TSelf.Info.Tensors)
        {
            var values = new T[tensor.ElementCount];
            sound.Parameters.Read(tensor.Name, values);
            network.Parameters.Write(tensor.Name, values);
        }

        Assert.Equal(sound.Parameters.Storage.ToArray(), network.Parameters.Storage.ToArray());
    }

    private static void Hold<TSelf, T>(Optimizer optimizer, int count, double tolerance)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = Samples.Inputs<TSelf, T>(count);
        T[] targets = Samples.Targets<TSelf, T>(count);
        (TSelf expected, TSelf actual) = (TSelf.Create(3), TSelf.Create(3));
        (Gradients<T> gradients, Gradients<T> memory) = (expected.CreateGradients(), actual.CreateGradients());
        (OptimizerState<T> state, OptimizerState<T> fused) = (State<TSelf, T>(expected, optimizer), State<TSelf, T>(actual, optimizer));
        for (int step = 0; step < 3; step++)
        {
            T loss = expected.ComputeGradients(inputs, targets, gradients);
            state.Step(expected.Parameters.Trainable, gradients.Values);
            gradients.UpdateBuffers(expected);
            Assert.InRange(double.CreateChecked(T.Abs(loss - actual.Step(inputs, targets, memory, fused))), 0, tolerance);
        }

        foreach ((T one, T other) in Stored<TSelf, T>(expected).Zip(Stored<TSelf, T>(actual)))
        {
            Assert.InRange(double.CreateChecked(T.Abs(one - other)), 0, tolerance);
        }
    }

    private static OptimizerState<T> State<TSelf, T>(TSelf network, Optimizer optimizer)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => optimizer.CreateState<T>(network.Parameters.Trainable.Length);

    private static T[] Stored<TSelf, T>(TSelf network, TensorKind? kind = null)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var all = new List<T>();
        foreach (TensorInfo tensor in TSelf.Info.Tensors.Where(t => kind is null || t.Kind == kind))
        {
            var values = new T[tensor.ElementCount];
            network.Parameters.Read(tensor.Name, values);
            all.AddRange(values);
        }

        return [.. all];
    }
}
