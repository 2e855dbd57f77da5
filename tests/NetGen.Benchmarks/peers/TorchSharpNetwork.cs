using NetGen.Benchmarks.Data;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>The network in TorchSharp; losses on logits, as its users write them.</summary>
internal sealed class TorchSharpNetwork
{
    private readonly NetworkSpec _spec;
    private readonly nn.Module<Tensor, Tensor> _body;
    private readonly optim.Optimizer _optimizer;

    public TorchSharpNetwork(NetworkSpec spec, NetworkData data, Work work)
    {
        _spec = spec;
        var modules = new List<nn.Module<Tensor, Tensor>>();
        var values = new Queue<float[]>(data.Tensors);
        foreach (LayerSpec layer in spec.Layers)
        {
            modules.AddRange(Modules(layer));
            if (layer.HasWeights)
            {
                using (no_grad())
                {
                    foreach (TorchSharp.Modules.Parameter parameter in modules[^1].parameters())
                    {
                        parameter.copy_(tensor(values.Dequeue(), parameter.shape));
                    }
                }

                modules.Add(spec.Hidden == "tanh" ? nn.Tanh() : nn.ReLU());
            }
        }

        // The last activation is another, and the losses are on logits.
        modules.RemoveAt(modules.Count - 1);

        _body = nn.Sequential(modules);
        _optimizer = work.Optimizer == "sgd"
            ? optim.SGD(_body.parameters(), Work.SgdRate)
            : optim.Adam(_body.parameters(), Work.AdamRate);
    }

    public Tensor Predict(Tensor inputs)
    {
        Tensor logits = _body.forward(inputs);
        return _spec.Output switch
        {
            "sigmoid" => logits.sigmoid(),
            "softmax" => logits.softmax(1),
            _ => logits,
        };
    }

    private static nn.Module<Tensor, Tensor>[] Modules(LayerSpec layer) => (layer.Kind, layer.Input.Length) switch
    {
        (LayerKind.Dense, 1) => [nn.Linear(layer.Input[0], layer.Output[0])],
        (LayerKind.Dense, _) => [nn.Flatten(), nn.Linear(LayerSpec.Size(layer.Input), layer.Output[0])],
        (LayerKind.Convolution, 2) => [nn.Conv1d(layer.Input[0], layer.Output[0], layer.Kernel, layer.Stride, layer.Padding, groups: layer.Groups)],
        (LayerKind.Convolution, _) => [nn.Conv2d(layer.Input[0], layer.Output[0], layer.Kernel, layer.Stride, layer.Padding, groups: layer.Groups)],
        (LayerKind.MaxPool, 2) => [nn.MaxPool1d(layer.Kernel)],
        (LayerKind.MaxPool, _) => [nn.MaxPool2d(layer.Kernel)],
        (_, 2) => [nn.AdaptiveAvgPool1d(1), nn.Flatten()],
        _ => [nn.AdaptiveAvgPool2d(new long[] { 1, 1 }), nn.Flatten()],
    };

    public void Step(Tensor inputs, Tensor targets)
    {
        _optimizer.zero_grad();
        Tensor logits = _body.forward(inputs);
        Tensor loss = _spec.Loss switch
        {
            "bce" => nn.functional.binary_cross_entropy_with_logits(logits, targets),
            "ce" => nn.functional.cross_entropy(logits, targets),
            _ => nn.functional.mse_loss(logits, targets),
        };
        loss.backward();
        _optimizer.step();
    }
}
