using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>Backpropagation and update in loops.</summary>
internal sealed class LoopsTraining(NetworkSpec spec, Work work)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[][] _deltas = [.. spec.Sizes.Select(size => new float[size])];
    private readonly float[][] _gradients = Like(spec);
    private readonly float[][] _means = Like(spec);
    private readonly float[][] _squares = Like(spec);
    private int _steps;

    public void Step(LoopsNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        foreach (float[] gradient in _gradients)
        {
            Array.Clear(gradient);
        }

        for (int sample = 0; sample < work.Batch; sample++)
        {
            network.Forward(inputs.Slice(sample * spec.Inputs, spec.Inputs));
            Backward(network, targets.Slice(sample * spec.Outputs, spec.Outputs));
        }

        _steps++;
        for (int layer = 0; layer < spec.Layers.Length; layer++)
        {
            Update(network.Weights[layer], 2 * layer);
            Update(network.Biases[layer], (2 * layer) + 1);
        }
    }

    private static float[][] Like(NetworkSpec spec) =>
        [.. Enumerable.Range(0, spec.Layers.Length).SelectMany(l => new[] { new float[spec.Sizes[l] * spec.Sizes[l + 1]], new float[spec.Sizes[l + 1]] })];

    private void Backward(LoopsNetwork network, ReadOnlySpan<float> targets)
    {
        // Sigmoid with binary cross-entropy and softmax with cross-entropy leave y - t; so does the mean square, but for its factor.
        float scale = spec.Loss == "mse" ? 2f / (work.Batch * spec.Outputs) : 1f / work.Batch;
        for (int o = 0; o < spec.Outputs; o++)
        {
            _deltas[^1][o] = (network.Activations[^1][o] - targets[o]) * scale;
        }

        for (int layer = spec.Layers.Length - 1; layer >= 0; layer--)
        {
            float[] inputs = network.Activations[layer];
            float[] delta = _deltas[layer + 1];
            for (int o = 0; o < delta.Length; o++)
            {
                _gradients[(2 * layer) + 1][o] += delta[o];
                float[] gradient = _gradients[2 * layer];
                for (int i = 0; i < inputs.Length; i++)
                {
                    gradient[(o * inputs.Length) + i] += delta[o] * inputs[i];
                }
            }

            if (layer > 0)
            {
                InputDelta(network.Weights[layer], delta, inputs, _deltas[layer]);
            }
        }
    }

    private void InputDelta(float[] weights, float[] delta, float[] activations, float[] result)
    {
        Array.Clear(result);
        for (int o = 0; o < delta.Length; o++)
        {
            for (int i = 0; i < result.Length; i++)
            {
                result[i] += weights[(o * result.Length) + i] * delta[o];
            }
        }

        for (int i = 0; i < result.Length; i++)
        {
            result[i] *= spec.Hidden == "tanh" ? 1 - (activations[i] * activations[i]) : activations[i] > 0 ? 1 : 0;
        }
    }

    private void Update(float[] parameters, int index)
    {
        float[] gradients = _gradients[index];
        if (work.Optimizer == "sgd")
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i] -= (float)Work.SgdRate * gradients[i];
            }

            return;
        }

        float[] means = _means[index];
        float[] squares = _squares[index];
        float rate = (float)Work.AdamRate / (1 - MathF.Pow(Beta1, _steps));
        float correction = 1 / (1 - MathF.Pow(Beta2, _steps));
        for (int i = 0; i < parameters.Length; i++)
        {
            means[i] = (Beta1 * means[i]) + ((1 - Beta1) * gradients[i]);
            squares[i] = (Beta2 * squares[i]) + ((1 - Beta2) * gradients[i] * gradients[i]);
            parameters[i] -= rate * means[i] / (MathF.Sqrt(squares[i] * correction) + Epsilon);
        }
    }
}
