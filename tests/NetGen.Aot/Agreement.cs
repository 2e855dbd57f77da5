using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace NetGen.Aot;

/// <summary>Fast code against plain code on the processor this runs on, with the same weights and the same samples.</summary>
internal static class Agreement
{
    private const int Samples = 13;

    // What rounding in another order may cost, as a share of a tensor's largest number.
    private const double SingleTolerance = 1e-5;
    private const double DoubleTolerance = 1e-13;

    /// <summary>Describes the largest difference of each pair; throws at the first number that differs by more than is allowed.</summary>
    public static void Check()
    {
        Console.WriteLine($"vectors of {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)} bits");
        Check<FastClasses, PlainClasses, float>(SingleTolerance);
        Check<FastPreciseClasses, PlainPreciseClasses, double>(DoubleTolerance);
        Check<FastTangents, PlainTangents, float>(SingleTolerance);
        Check<FastSigmoids, PlainSigmoids, double>(DoubleTolerance);
        Check<FastNorms, PlainNorms, float>(SingleTolerance);
    }

    private static void Check<TFast, TPlain, T>(double tolerance)
        where TFast : class, ITrainableNetwork<TFast, T>
        where TPlain : class, ITrainableNetwork<TPlain, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TFast fast = TFast.Create(seed: 6);
        TPlain plain = TPlain.Create(seed: 7);
        foreach (TensorInfo tensor in TFast.Info.Tensors)
        {
            var values = new T[tensor.ElementCount];
            fast.Parameters.Read(tensor.Name, values);
            plain.Parameters.Write(tensor.Name, values);
        }

        (T[] inputs, T[] targets) = Data<T>(TFast.Info);
        T[] oneInput = inputs[..TFast.Info.InputSize];
        double largest = Math.Max(
            Difference("a sample's output", Outputs<TFast, T>(fast, oneInput), Outputs<TPlain, T>(plain, oneInput)),
            Difference("outputs", Outputs<TFast, T>(fast, inputs), Outputs<TPlain, T>(plain, inputs)));
        largest = Math.Max(largest, Difference("the loss", [fast.Evaluate(inputs, targets)], [plain.Evaluate(inputs, targets)]));

        (Gradients<T> fastGradients, Gradients<T> plainGradients) = (fast.CreateGradients(), plain.CreateGradients());
        T[] fastLoss = [fast.ComputeGradients(inputs, targets, fastGradients)];
        T[] plainLoss = [plain.ComputeGradients(inputs, targets, plainGradients)];
        largest = Math.Max(largest, Difference("the loss in training", fastLoss, plainLoss));
        foreach (TensorInfo tensor in TFast.Info.Tensors.Where(t => t.Kind == TensorKind.Parameter))
        {
            largest = Math.Max(
                largest, Difference("the gradient of " + tensor.Name, Gradient(fastGradients, tensor), Gradient(plainGradients, tensor)));
        }

        Console.WriteLine($"yes {typeof(TFast).Name} is {typeof(TPlain).Name} but for {largest:E1}, at most {tolerance:E1}");

        double Difference(string what, T[] actual, T[] expected)
        {
            double[] differences = [.. actual.Zip(expected, (a, e) => double.CreateChecked(T.Abs(a - e)))];
            double difference = differences.Max() / expected.Max(e => double.CreateChecked(T.Abs(e)));
            return difference <= tolerance
                ? difference
                : throw new InvalidOperationException(
                    $"{typeof(TFast).Name} and {typeof(TPlain).Name} differ in {what} by {difference:E1}, more than {tolerance:E1}.");
        }
    }

    private static T[] Outputs<TSelf, T>(TSelf network, T[] inputs)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var outputs = new T[inputs.Length / TSelf.Info.InputSize * TSelf.Info.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }

    private static T[] Gradient<T>(Gradients<T> gradients, TensorInfo tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[tensor.ElementCount];
        gradients.ReadTensor(tensor.Name, values);
        return values;
    }

    /// <summary>Inputs on both sides of zero; of each sample's targets one is 1 and the others are 0, which every loss takes.</summary>
    private static (T[] Inputs, T[] Targets) Data<T>(NetworkInfo info)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(8);
        T[] inputs = [.. Enumerable.Range(0, Samples * info.InputSize).Select(_ => T.CreateChecked((4 * random.NextDouble()) - 2))];
        T[] targets = [.. Enumerable.Range(0, Samples).SelectMany(s => Enumerable.Range(0, info.OutputSize).Select(o => o == s % Math.Max(2, info.OutputSize) ? T.One : T.Zero))];
        return (inputs, targets);
    }
}
