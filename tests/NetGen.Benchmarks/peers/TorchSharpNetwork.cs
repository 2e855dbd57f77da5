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
        for (int layer = 0; layer < spec.Layers; layer++)
        {
            TorchSharp.Modules.Linear linear = nn.Linear(spec.Sizes[layer], spec.Sizes[layer + 1]);
            using (no_grad())
            {
                linear.weight.copy_(tensor(data.Weights[layer], [spec.Sizes[layer + 1], spec.Sizes[layer]]));
                linear.bias!.copy_(tensor(data.Biases[layer]));
            }

            modules.Add(linear);
            if (layer < spec.Layers - 1)
            {
                modules.Add(spec.Hidden == "tanh" ? nn.Tanh() : nn.ReLU());
            }
        }

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
