using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>
/// Activations that saturate, one layer of weights after the other: each multiplies the gradient by its slope, at most 1/4 of a sigmoid's, 1/6 of a
/// hard sigmoid's and 1 of tanh's, which is below 1 but at 0. A norm or a join in between ends such a run.
/// </summary>
internal sealed class Saturation(Graph graph)
{
    /// <summary>(1/4)⁴ of the gradient is left at best.</summary>
    private const int MostSigmoids = 3;

    /// <summary>With Xavier's start ten layers of tanh train, slowly.</summary>
    private const int MostTanhs = 9;

    private readonly Dictionary<LayerNode, Run> _runs = [];

    /// <summary>The first hidden layer at which a run is too long.</summary>
    public IEnumerable<Problem> Advise()
    {
        foreach (LayerNode layer in graph.Layers)
        {
            Run run = _runs[layer] = RunTo(layer);
            int most = run.IsOfSigmoids ? MostSigmoids : MostTanhs;
            if (run.Length > most && layer != graph.Output)
            {
                yield return Problem.Of(
                    Rules.DeepSaturation, Site.OfLayer(layer.Index, "activation"), layer.Name, layer.Activation.ToString(), Literal.Of(run.Length))
                    .SolvedBy(Remedy.Write(Site.OfLayer(layer.Index, "activation"), "Activation.ReLU"));
                yield break;
            }
        }
    }

    private Run RunTo(LayerNode layer)
    {
        if (layer.Inputs.Length != 1 || Ends(layer.Layer))
        {
            return default;
        }

        Run before = _runs[layer.Inputs[0]];
        bool isSigmoid = layer.Activation is Activation.Sigmoid or Activation.HardSigmoid;
        bool saturates = isSigmoid || layer.Activation is Activation.Tanh or Activation.HardTanh or Activation.Softsign;
        return saturates ? new Run(before.Length + 1, isSigmoid && (before.Length == 0 || before.IsOfSigmoids))
            : layer.Activation != Activation.None ? default
            : before;
    }

    private static bool Ends(Layer layer) => layer is BatchNorm or LayerNorm or GroupNorm or RmsNorm or LeakyReLU or ELU or PReLU;

    /// <summary>Layers in a row.</summary>
    /// <param name="Length">How many.</param>
    /// <param name="IsOfSigmoids">Whether all of them end in a sigmoid.</param>
    private readonly record struct Run(int Length, bool IsOfSigmoids);
}
