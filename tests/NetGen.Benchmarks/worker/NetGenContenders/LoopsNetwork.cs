using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>Dense layers in arrays, one sample at a time.</summary>
internal sealed class LoopsNetwork
{
    private readonly NetworkSpec _spec;

    public LoopsNetwork(NetworkSpec spec, NetworkData data)
    {
        _spec = spec;
        Weights = [.. data.Weights.Select(w => (float[])w.Clone())];
        Biases = [.. data.Biases.Select(b => (float[])b.Clone())];
        Activations = [.. spec.Sizes.Select(size => new float[size])];
    }

    public float[][] Weights { get; }

    public float[][] Biases { get; }

    /// <summary>The sample, and each layer's output.</summary>
    public float[][] Activations { get; }

    public float[] Forward(ReadOnlySpan<float> sample)
    {
        sample.CopyTo(Activations[0]);
        for (int layer = 0; layer < Weights.Length; layer++)
        {
            Dense(Weights[layer], Biases[layer], Activations[layer], Activations[layer + 1]);
            Activate(layer == Weights.Length - 1 ? _spec.Output : _spec.Hidden, Activations[layer + 1]);
        }

        return Activations[^1];
    }

    private static void Dense(float[] weights, float[] biases, float[] inputs, float[] outputs)
    {
        for (int o = 0; o < outputs.Length; o++)
        {
            float sum = biases[o];
            for (int i = 0; i < inputs.Length; i++)
            {
                sum += weights[(o * inputs.Length) + i] * inputs[i];
            }

            outputs[o] = sum;
        }
    }

    private static void Activate(string activation, float[] values)
    {
        switch (activation)
        {
            case "tanh":
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = MathF.Tanh(values[i]);
                }

                break;
            case "relu":
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = MathF.Max(values[i], 0);
                }

                break;
            case "sigmoid":
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = 1 / (1 + MathF.Exp(-values[i]));
                }

                break;
            case "softmax":
                Softmax(values);
                break;
            default:
                break;
        }
    }

    private static void Softmax(float[] values)
    {
        float largest = values[0];
        foreach (float value in values)
        {
            largest = MathF.Max(largest, value);
        }

        float sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = MathF.Exp(values[i] - largest);
            sum += values[i];
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] /= sum;
        }
    }
}
