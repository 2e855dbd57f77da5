using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>A network through its interface, as the runtime library sees it.</summary>
internal class EmittedNetwork<TSelf, T> : IEmittedNetwork
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int SmallestPooled = 2048;
    private const int PooledSizes = 6;

    public NetworkInfo Info => TSelf.Info;

    public TSelf Network { get; } = TSelf.Create(seed: 1);

    public void Write(IReadOnlyDictionary<string, double[]> tensors)
    {
        foreach ((string name, double[] values) in tensors)
        {
            Network.Parameters.Write(name, Narrow(values));
        }
    }

    public double[] Read(string tensor)
    {
        var values = new T[Info.Tensor(tensor).ElementCount];
        Network.Parameters.Read(tensor, values);
        return Widen(values);
    }

    public double[] Predict(double[] inputs)
    {
        var samples = new CallersMemory<T>(inputs);
        var outputs = new CallersMemory<T>(inputs.Length / Info.InputSize * Info.OutputSize);
        SoilPool();
        Network.Predict(samples.Span, outputs.Span);
        return outputs.Read();
    }

    public double[] PredictSteps(double[] steps, double[] state)
    {
        var network = (IStreamingNetwork<T>)(object)Network;
        var memory = new CallersMemory<T>(state);
        var outputs = new List<double>();
        foreach (double[] step in steps.Chunk(network.StepInputSize))
        {
            var output = new CallersMemory<T>(network.StepOutputSize);
            SoilPool();
            network.PredictNext(new CallersMemory<T>(step).Span, output.Span, memory.Span);
            outputs.AddRange(output.Read());
        }

        memory.Read().CopyTo(state, 0);
        return [.. outputs];
    }

    public double Evaluate(double[] inputs, double[] targets)
    {
        SoilPool();
        return double.CreateChecked(Network.Evaluate(new CallersMemory<T>(inputs).Span, new CallersMemory<T>(targets).Span));
    }

    public virtual (double Loss, IReadOnlyDictionary<string, double[]> Gradients) ComputeGradients(
        double[] inputs, double[] targets, double[]? weights = null, double[]? state = null) =>
        throw new NotSupportedException("The network was declared without training.");

    public virtual double Step(double[] input, double[] target, double rate) =>
        throw new NotSupportedException("The network was declared without training.");

    public virtual void UpdateBuffers() => throw new NotSupportedException("The network was declared without training.");

    public virtual void Draw(int seed, long step) => throw new NotSupportedException("The network was declared without training.");

    public virtual History Fit(double[] inputs, double[] targets, TrainingOptions options) =>
        throw new NotSupportedException("The network was declared without training.");

    public virtual IEnumerable<double> Padding() => PaddingOf(Network.Parameters.Storage);

    public bool IsIntact => Buffers.All(b => b.Before.IndexOfAnyExcept(T.Zero) < 0 && b.Behind.IndexOfAnyExcept(T.Zero) < 0);

    public bool HasAmpleScratch { get; set; } = true;

    /// <summary>The memory of its own.</summary>
    protected virtual IEnumerable<AlignedBuffer<T>> Buffers => [Network.Parameters.Buffer];

    protected static T[] Narrow(double[] values) => Array.ConvertAll(values, T.CreateChecked);

    protected static double[] Widen(T[] values) => Array.ConvertAll(values, double.CreateChecked);

    /// <summary>What is left of a flat buffer once the tensors are taken out.</summary>
    protected IEnumerable<double> PaddingOf(ReadOnlySpan<T> buffer)
    {
        HashSet<int> taken = [.. Info.Tensors.SelectMany(Positions)];
        T[] values = buffer.ToArray();
        return values.Where((_, position) => !taken.Contains(position)).Select(double.CreateChecked);
    }

    /// <summary>Scratch comes from a pool as its last user left it: code that counts on zeros there shall meet NaN.</summary>
    private static void SoilPool()
    {
        T[][] rented = [.. Enumerable.Range(0, PooledSizes).Select(i => ArrayPool<T>.Shared.Rent(SmallestPooled << i))];
        foreach (T[] array in rented)
        {
            array.AsSpan().Fill(T.NaN);
            ArrayPool<T>.Shared.Return(array);
        }
    }

    private static IEnumerable<int> Positions(TensorInfo tensor)
    {
        int columns = tensor.ElementCount / tensor.Shape[0];
        return from row in Enumerable.Range(0, tensor.Shape[0]) from column in Enumerable.Range(0, columns) select Position(
            tensor, row, column, columns);
    }

    /// <summary>The formula in the layout's documentation.</summary>
    private static int Position(TensorInfo tensor, int row, int column, int columns)
    {
        (int offset, int width, _, int parts, int stride) = tensor.Layout;
        (int part, int inPart) = int.DivRem(row, tensor.Shape[0] / parts);
        return offset + (part * stride) + (inPart / width * columns * width) + (column * width) + (inPart % width);
    }
}
