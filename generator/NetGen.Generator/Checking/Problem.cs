using System.Globalization;
using System.Linq;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Checking;

/// <summary>A rule broken at a place, with the words its message is filled with.</summary>
internal sealed record Problem(Rule Rule, Site Site, EquatableArray<string> Words)
{
    public string Message =>
        string.Format(CultureInfo.InvariantCulture, Rule.MessageFormat.ToString(CultureInfo.InvariantCulture), [.. Words.Cast<object>()]);

    /// <summary>Changes of arguments, each of which solves it.</summary>
    public EquatableArray<Remedy> Remedies { get; init; }

    /// <summary>The same with what solves it, where there is something.</summary>
    public Problem SolvedBy(params Remedy?[] remedies) => this with { Remedies = EquatableArray<Remedy>.From(remedies.OfType<Remedy>()) };

    /// <summary>Advice leaves the network standing.</summary>
    public bool IsError => Rules.IsError(Rule);

    public static Problem Of(Rule rule, Site site, params string[] words) => new(rule, site, EquatableArray<string>.From(words));
}
