using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// The initial values of a network's tensors. Element i of a tensor, counted in logical row-major order, takes random number i of the stream
/// keyed by the seed and the tensor's index, so the values do not depend on the memory layout. All arithmetic is in double, from operations
/// every machine rounds alike, and converted at the end: same seed, same bits.
/// </summary>
internal static class ParameterInitialization
{
    /// <summary>Fills every tensor as its <see cref="TensorInfo"/> declares; the storage is zero before.</summary>
    public static void Fill<T>(Parameters<T> parameters, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < parameters.Info.Tensors.Length; i++)
        {
            TensorInfo tensor = parameters.Info.Tensors[i];
            if (tensor.Initializer != Initializer.Zeros)
            {
                double[] values = Values(tensor, new RandomStream(seed, i, RandomPurpose.Initialization));
                T[] converted = Array.ConvertAll(values, T.CreateTruncating);
                tensor.Layout.Write<T>(parameters.Storage, tensor.Rows, tensor.Columns, converted);
            }
        }
    }

    private static double[] Values(TensorInfo tensor, RandomStream stream) => tensor.Initializer switch
    {
        Initializer.Constant => Constant(tensor),
        Initializer.Orthogonal => OrthogonalMatrix.Create(stream, tensor.Rows, tensor.Columns, tensor.Scale),
        Initializer.Uniform or Initializer.XavierUniform or Initializer.HeUniform or Initializer.LeCunUniform => Uniform(tensor, stream),
        _ => Normal(tensor, stream),
    };

    private static double[] Constant(TensorInfo tensor)
    {
        double[] values = new double[tensor.ElementCount];
        Array.Fill(values, tensor.Scale);
        return values;
    }

    private static double[] Uniform(TensorInfo tensor, RandomStream stream)
    {
        double bound = tensor.Initializer switch
        {
            Initializer.Uniform => tensor.Scale,
            Initializer.XavierUniform => tensor.Scale * Math.Sqrt(6.0 / ((double)tensor.FanIn + tensor.FanOut)),
            Initializer.HeUniform => tensor.Scale * Math.Sqrt(6.0 / tensor.FanIn),
            _ => tensor.Scale * Math.Sqrt(3.0 / tensor.FanIn),
        };
        double[] values = new double[tensor.ElementCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = bound * ((2 * stream.Uniform(i)) - 1);
        }

        return values;
    }

    private static double[] Normal(TensorInfo tensor, RandomStream stream)
    {
        double deviation = tensor.Initializer switch
        {
            Initializer.Normal => tensor.Scale,
            Initializer.XavierNormal => tensor.Scale * Math.Sqrt(2.0 / ((double)tensor.FanIn + tensor.FanOut)),
            Initializer.HeNormal => tensor.Scale * Math.Sqrt(2.0 / tensor.FanIn),
            Initializer.LeCunNormal => tensor.Scale * Math.Sqrt(1.0 / tensor.FanIn),
            _ => throw new NotSupportedException($"'{tensor.Name}' starts as {tensor.Initializer}, which must be resolved before a network is built."),
        };
        double[] values = new double[tensor.ElementCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = deviation * stream.Normal(i);
        }

        return values;
    }
}
