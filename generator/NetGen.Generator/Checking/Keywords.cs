using System.Collections.Immutable;

namespace NetGen.Generator.Checking;

/// <summary>The reserved words of C#, none of which is an identifier; a list of our own, for this stage knows nothing of Roslyn.</summary>
internal static class Keywords
{
    private const string Reserved =
        "__arglist __makeref __reftype __refvalue abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum "
        + "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null "
        + "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static "
        + "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while";

    public static ImmutableHashSet<string> All { get; } = [.. Reserved.Split(' ')];

    public static bool Contains(string name) => All.Contains(name);
}
