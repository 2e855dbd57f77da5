using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>What a layer's room sees while it is checked: its name, the shapes it takes, and where to report.</summary>
internal sealed class LayerCheck(
    int index, string name, LayerDeclaration declaration, Layer layer, ImmutableArray<LayerNode> inputs, List<Problem> problems)
{
    public string Name { get; } = name;

    public ImmutableArray<LayerNode> Inputs { get; } = inputs;

    public Shape Input => Inputs[0].Shape;

    /// <summary>The option that names one of the layers this one joins.</summary>
    public string? JoinOf(LayerNode input) => layer.Joins.Where(j => j.Layer == input.Name).Select(j => j.Option).FirstOrDefault();

    /// <summary>Whether an option is left to its default.</summary>
    public bool IsLeftOut(string option) => !declaration.Arguments[option].IsWritten;

    /// <summary>Reports a broken rule at an option, which the attribute must have; always null, the shape of a layer that does not check.</summary>
    public Shape? Report(Rule rule, string? option, params string[] words) => Report(rule, option, null, words);

    /// <summary>The same with what solves it.</summary>
    public Shape? Report(Rule rule, string? option, Remedy? remedy, params string[] words)
    {
        Site site = Site.OfLayer(index, option is null ? null : declaration.Arguments[option].Name);
        problems.Add(Problem.Of(rule, site, words).SolvedBy(remedy));
        return null;
    }

    /// <summary>This layer with another argument.</summary>
    public Remedy With(string option, string value) => Remedy.Write(Site.OfLayer(index, declaration.Arguments[option].Name), value);

    /// <summary>Reports an option that is not in its range, which is given in words; whether it is.</summary>
    public bool Require(bool isInRange, string option, double actual, string range) => Require(isInRange, option, Literal.Of(actual), range);

    public bool Require(bool isInRange, string option, int actual, string range) => Require(isInRange, option, Literal.Of(actual), range);

    public void RequireFinite(string option, double actual) =>
        Require(!double.IsNaN(actual) && !double.IsInfinity(actual), option, actual, "a finite number");

    /// <summary>Reports a number of units, channels or the like that is not positive.</summary>
    public void RequirePositive(string option, int actual)
    {
        if (actual < 1)
        {
            Report(Rules.PositiveDimension, option, Name, option, Literal.Of(actual));
        }
    }

    /// <summary>Reports a value that the option does not take, as it is written.</summary>
    public bool RequireMember(bool isTaken, string option, string actual, string taken) => Require(isTaken, option, actual, taken);

    private bool Require(bool isInRange, string option, string actual, string range)
    {
        if (!isInRange)
        {
            Report(Rules.OptionOutOfRange, option, option, $"layer '{Name}'", range, actual);
        }

        return isInRange;
    }
}
