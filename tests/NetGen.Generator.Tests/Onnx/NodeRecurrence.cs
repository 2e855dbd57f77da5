using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Onnx;

/// <summary>A node test of RNN, GRU or LSTM in PyTorch's conventions: ONNX's weights are <c>[directions, gates · units, features]</c>, with both biases in
/// one tensor, and its gates are z, r, h and i, o, f, c.</summary>
internal sealed class NodeRecurrence(OnnxNode node)
{
    private const int Peepholes = 7;

    /// <summary>The operators.</summary>
    public static readonly ImmutableArray<string> Operators = ["RNN", "GRU", "LSTM"];

    /// <summary>Where PyTorch's gates stand among ONNX's.</summary>
    private readonly int[] _gates = node.Operator switch { "RNN" => [0], "GRU" => [1, 0, 2], _ => [0, 2, 3, 1] };

    private OnnxTensor Input => node.Inputs[0]!;

    private bool IsBatchFirst => node.Number("layout", 0) == 1;

    private int Steps => Input.Shape[IsBatchFirst ? 1 : 0];

    private int Batch => Input.Shape[IsBatchFirst ? 0 : 1];

    private bool HasBias => node.Inputs.Length > 3;

    private bool GivesSequences => node.OutputNames[0].Length > 0;

    private string Name => node.Operator switch { "RNN" => "rnn1", "GRU" => "gru1", _ => "lstm1" };

    /// <summary>Why there is no such layer; null where there is one.</summary>
    public string? Reason =>
        node.Inputs.Length > Peepholes ? "gates that see the cell (peepholes)"
        : node.Inputs.Length > 4 ? "lengths or an initial state as inputs"
        : node.Text("direction") is not (null or "forward") ? "a direction that has no test in this release"
        : node.Operator == "GRU" && node.Number("linear_before_reset", 0) == 0 && !IsLikePyTorch ? "a reset before the product with the state, over several steps"
        : null;

    /// <summary>One step from a state of zeros, without a bias of the state's part of the last gate: whether it is reset changes nothing.</summary>
    private bool IsLikePyTorch => Steps == 1 && (!HasBias || Bias(1)[^Units..].All(b => b == 0));

    private int Units => node.Number("hidden_size", 0);

    /// <summary>Sequences, the batch first.</summary>
    public double[] Samples
    {
        get
        {
            int features = Input.Shape[2];
            return IsBatchFirst ? Input.Values : [.. from b in Enumerable.Range(0, Batch)
                                                     from t in Enumerable.Range(0, Steps)
                                                     from f in Enumerable.Range(0, features)
                                                     select Input.Values[(((t * Batch) + b) * features) + f]];
        }
    }

    /// <summary>The layer behind its input.</summary>
    public Net Net
    {
        get
        {
            Type attribute = node.Operator switch { "RNN" => typeof(RnnAttribute), "GRU" => typeof(GruAttribute), _ => typeof(LstmAttribute) };
            return Declarations.Net.Of(Loss.MeanSquaredError).WithoutTraining().Called("Onnx_" + node.Name).Input(Steps, Input.Shape[2])
                .Layer(attribute, ("units", Units), ("sequences", GivesSequences), ("bias", HasBias));
        }
    }

    public ImmutableDictionary<string, double[]> Tensors
    {
        get
        {
            var tensors = ImmutableDictionary.CreateBuilder<string, double[]>();
            tensors.Add(Name + ".weight_ih_l0", Ordered(node.Inputs[1]!.Values));
            tensors.Add(Name + ".weight_hh_l0", Ordered(node.Inputs[2]!.Values));
            if (HasBias)
            {
                tensors.Add(Name + ".bias_ih_l0", Ordered(Bias(0)));
                tensors.Add(Name + ".bias_hh_l0", Ordered(Bias(1)));
            }

            return tensors.ToImmutable();
        }
    }

    private double[] Bias(int half) => [.. node.Inputs[3]!.Values.Chunk(_gates.Length * Units).ElementAt(half)];

    private double[] Ordered(double[] values)
    {
        int length = values.Length / _gates.Length;
        return [.. _gates.SelectMany(g => values.Skip(g * length).Take(length))];
    }
}
