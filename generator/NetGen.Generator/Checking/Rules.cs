using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Checking;

/// <summary>Every rule a declaration can break. Errors of NG1xxx and NG2xxx cannot be configured away: no code is emitted for a network that breaks
/// one.</summary>
internal static partial class Rules
{
    /// <summary>All of them, found once; a property without a field, for the fields of the other parts may be set after those of this one.</summary>
    public static ImmutableArray<Rule> All =>
    [
        .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.FieldType == typeof(Rule))
            .Select(f => (Rule)f.GetValue(null))
            .OrderBy(r => r.Id, System.StringComparer.Ordinal),
    ];

    /// <summary>By the rule's default: the stages know nothing of the user's configuration, and errors have none.</summary>
    public static bool IsError(Rule rule) => rule.DefaultSeverity == DiagnosticSeverity.Error;
}
