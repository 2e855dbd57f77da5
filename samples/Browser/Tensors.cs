using NetGen;

namespace Browser;

/// <summary>Tensors as JavaScript takes them.</summary>
internal static class Tensors
{
    public static double[] ReadNumbers<TSelf>(this INetwork<TSelf, float> network, string name)
        where TSelf : class, INetwork<TSelf, float>
    {
        float[] values = new float[TSelf.Info.Tensor(name).ElementCount];
        network.Parameters.Read(name, values);
        return Array.ConvertAll(values, value => (double)value);
    }
}
