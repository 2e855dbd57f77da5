using System.Collections.Generic;
using NetGen.Generator.Declaration;
using NetGen.Generator.Losses;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>The options of a loss of class indices.</summary>
internal static class ClassTargetRules
{
    private const string Smoothing = "labelSmoothing";
    private const string Ignored = "ignoreIndex";

    /// <summary>PyTorch's default.</summary>
    private const int Standard = -100;

    /// <summary>Up to 2²⁴ every whole number is exact in single precision.</summary>
    private const int Largest = 1 << 24;

    /// <summary>Silent where the loss is itself in question.</summary>
    public static IEnumerable<Problem> Check(NetworkOptions options)
    {
        if (options.Loss is not { } loss)
        {
            yield break;
        }

        bool takes = LossKinds.Of(loss).TakesClasses;
        if (!(options.LabelSmoothing is >= 0 and <= 1 && (takes || options.LabelSmoothing == 0)))
        {
            yield return OutOfRange(Smoothing, takes ? "from 0 to 1" : $"left out with Loss.{loss}", Literal.Of(options.LabelSmoothing));
        }

        if (takes ? options.IgnoreIndex is < -Largest or > Largest : options.IgnoreIndex != Standard)
        {
            string range = takes ? $"from {Literal.Of(-Largest)} to {Literal.Of(Largest)}" : $"left out with Loss.{loss}";
            yield return OutOfRange(Ignored, range, Literal.Of(options.IgnoreIndex));
        }
    }

    private static Problem OutOfRange(string option, string range, string actual) =>
        Problem.Of(Rules.OptionOutOfRange, Site.Network(option), option, "[Network]", range, actual);
}
