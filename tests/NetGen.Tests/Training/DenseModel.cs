using System;
using System.Numerics;

namespace NetGen.Tests.Training;

/// <summary>What a <see cref="DenseModel{TSpec, T}"/> is; a type each, as every generated network is one.</summary>
internal interface IModelSpec
{
    static abstract NetworkInfo Info { get; }
}

/// <summary>
/// A network of one dense layer, written by hand as the generator would lay it out: panels of rows, padded with zeros. The loss decides the
/// activation: sigmoid for binary cross-entropy, softmax for cross-entropy, none for the others. For one thread, for its scratch is its own.
/// </summary>
internal sealed class DenseModel<TSpec, T> : ITrainableNetwork<DenseModel<TSpec, T>, T>
    where TSpec : IModelSpec
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _y = new T[Info.OutputSize];
    private readonly T[] _dz = new T[Info.OutputSize];

    private DenseModel(int seed) => Parameters = new Parameters<T>(Info, seed);

    public static NetworkInfo Info => TSpec.Info;

    public Parameters<T> Parameters { get; }

    /// <summary>Hears the size of every batch.</summary>
    public Action<int>? OnBatch { get; set; }

    /// <summary>Hears the inputs of every batch.</summary>
    public Action<T[]>? OnInputs { get; set; }

    /// <summary>May replace the gradients before they are given out.</summary>
    public Action<Gradients<T>>? Sabotage { get; set; }

    /// <summary>May replace the loss before it is given out.</summary>
    public Func<T, T>? ReplaceLoss { get; set; }

    public static DenseModel<TSpec, T> Create(int seed) => new(seed);

    public Gradients<T> CreateGradients() => new(Info);

    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        for (int i = 0; i < inputs.Length / Info.InputSize; i++)
        {
            Forward(inputs.Slice(i * Info.InputSize, Info.InputSize));
            _y.CopyTo(outputs[(i * Info.OutputSize)..]);
        }
    }

    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets) => MeanLoss(inputs, targets, null);

    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Gradients<T> gradients)
    {
        gradients.Values.Clear();
        OnBatch?.Invoke(inputs.Length / Info.InputSize);
        OnInputs?.Invoke(inputs.ToArray());
        T loss = MeanLoss(inputs, targets, gradients);
        Sabotage?.Invoke(gradients);
        return ReplaceLoss is null ? loss : ReplaceLoss(loss);
    }

    private T MeanLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Gradients<T>? gradients)
    {
        int samples = Guard.BatchOf(inputs, Info.InputSize, targets, Info.OutputSize);
        T share = T.One / T.CreateChecked(Info.Loss == Loss.CrossEntropy ? samples : targets.Length);
        T sum = T.Zero;
        for (int i = 0; i < samples; i++)
        {
            ReadOnlySpan<T> x = inputs.Slice(i * Info.InputSize, Info.InputSize);
            Forward(x);
            for (int o = 0; o < Info.OutputSize; o++)
            {
                (T loss, T slope) = LossAndSlope(_y[o], targets[(i * Info.OutputSize) + o]);
                sum += loss;
                _dz[o] = slope * share;
            }

            if (gradients is not null)
            {
                AddGradient(x, gradients.Values);
            }
        }

        return sum * share;
    }

    // The slope is by z, the number the activation is applied to.
    private static (T Loss, T Slope) LossAndSlope(T y, T t) => Info.Loss switch
    {
        Loss.BinaryCrossEntropy => (-((t * T.Log(y)) + ((T.One - t) * T.Log(T.One - y))), y - t),
        Loss.CrossEntropy => (t == T.Zero ? T.Zero : -t * T.Log(y), y - t),
        Loss.MeanSquaredError => ((y - t) * (y - t), y - t + y - t),
        Loss.Hinge => (T.Max(T.One - (t * y), T.Zero), T.One > t * y ? -t : T.Zero),
        _ => throw new NotSupportedException(),
    };

    private void Forward(ReadOnlySpan<T> x)
    {
        ReadOnlySpan<T> storage = Parameters.Storage;
        T sum = T.Zero;
        for (int o = 0; o < Info.OutputSize; o++)
        {
            T z = storage[BiasAt(o)];
            for (int i = 0; i < x.Length; i++)
            {
                z += storage[WeightAt(o, i)] * x[i];
            }

            _y[o] = Info.Loss switch
            {
                Loss.BinaryCrossEntropy => T.One / (T.One + T.Exp(-z)),
                Loss.CrossEntropy => T.Exp(z),
                _ => z,
            };
            sum += _y[o];
        }

        for (int o = 0; o < Info.OutputSize && Info.Loss == Loss.CrossEntropy; o++)
        {
            _y[o] /= sum;
        }
    }

    private void AddGradient(ReadOnlySpan<T> x, Span<T> gradient)
    {
        for (int o = 0; o < Info.OutputSize; o++)
        {
            gradient[BiasAt(o)] += _dz[o];
            for (int i = 0; i < x.Length; i++)
            {
                gradient[WeightAt(o, i)] += _dz[o] * x[i];
            }
        }
    }

    private static int WeightAt(int row, int column) => At(Info.Tensors[0], row, column);

    private static int BiasAt(int row) => At(Info.Tensors[1], row, 0);

    private static int At(TensorInfo tensor, int row, int column)
    {
        (int offset, int width, _, _, _) = tensor.Layout;
        return offset + (row / width * tensor.Columns * width) + (column * width) + (row % width);
    }
}
